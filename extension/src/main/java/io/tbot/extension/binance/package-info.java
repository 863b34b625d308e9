/**
 * Where binance-connector is woven. Open {@link io.tbot.extension.binance.BinanceConnectorModule} first. Entered by any
 * thread that loads a class; the advice runs on the bot's threads.
 */
@NullMarked
package io.tbot.extension.binance;

import org.jspecify.annotations.NullMarked;
