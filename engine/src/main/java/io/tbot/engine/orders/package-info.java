/**
 * What the bot's order calls mean, whoever made them known: an own probe or an order library. Open
 * {@link io.tbot.engine.orders.OrderCalls} first. Entered by every application thread through the advice.
 */
@NullMarked
package io.tbot.engine.orders;

import org.jspecify.annotations.NullMarked;
