/**
 * What the bot's threads tell of orders, on its way to the one thread that understands it. Open
 * {@link io.tbot.engine.flow.OrderFlow} first. Entered by every application thread through the sinks; emptied by the
 * agent's order thread.
 */
@NullMarked
package io.tbot.engine.flow;

import org.jspecify.annotations.NullMarked;
