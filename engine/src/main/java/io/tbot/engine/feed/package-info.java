/**
 * How good each feed of market data is: its rate, age, gaps, and when it stands still. Open
 * {@link io.tbot.engine.feed.Feeds} first. Entered by every application thread.
 */
@NullMarked
package io.tbot.engine.feed;

import org.jspecify.annotations.NullMarked;
