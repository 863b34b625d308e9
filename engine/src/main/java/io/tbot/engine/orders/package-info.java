/**
 * What the bot's order calls mean, whoever made them known, and what became of each order. Open
 * {@link io.tbot.engine.orders.OrderCalls} first for the calls, {@link io.tbot.engine.orders.Blotter} for the lives of
 * orders. The calls are entered by every application thread through the advice, the blotter by the agent's threads.
 */
@NullMarked
package io.tbot.engine.orders;

import org.jspecify.annotations.NullMarked;
