/**
 * What the bot's HTTP and WebSocket clients do: venue from the host, endpoint from method and path, answers, errors,
 * messages. Open {@link io.tbot.engine.exchange.HttpCalls} first. Entered by every application thread through the
 * advice, and by the agent's threads before each exposition.
 */
@NullMarked
package io.tbot.engine.exchange;

import org.jspecify.annotations.NullMarked;
