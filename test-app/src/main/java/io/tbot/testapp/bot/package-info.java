/**
 * A trading bot as its owner would have written it; it knows nothing of any agent. Open
 * {@link io.tbot.testapp.bot.TradingBot} first. Threads: the two streams' own, {@code strategy}, {@code tick-store} and
 * main.
 */
@NullMarked
package io.tbot.testapp.bot;

import org.jspecify.annotations.NullMarked;
