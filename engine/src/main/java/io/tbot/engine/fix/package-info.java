/**
 * FIX sessions: messages, orders and market data over them, rejects, gaps, heartbeats. Open
 * {@link io.tbot.engine.fix.FixCalls} first. Entered by every thread of the bot that sends or processes a message.
 */
@NullMarked
package io.tbot.engine.fix;

import org.jspecify.annotations.NullMarked;
