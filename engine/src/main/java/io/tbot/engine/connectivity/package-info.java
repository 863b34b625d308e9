/**
 * How well each venue can be reached: rate limits, clock, connections, health. Open
 * {@link io.tbot.engine.connectivity.Connectivity} first. Entered by the bot's threads when an answer is complete or a
 * connection changes, and by the agent's threads before each exposition.
 */
@NullMarked
package io.tbot.engine.connectivity;

import org.jspecify.annotations.NullMarked;
