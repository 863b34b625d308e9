package io.tbot.testapp.bot;

import java.math.BigDecimal;

/**
 * One trade on the venue.
 *
 * @param symbol the instrument
 * @param sequence the venue's trade id, one higher per trade of this symbol
 * @param eventTimeMillis when the venue says it happened
 * @param price per unit
 * @param quantity traded
 * @param arrivedNanos when the bot got it, by {@link System#nanoTime}
 */
public record Tick(
        String symbol, long sequence, long eventTimeMillis, BigDecimal price, BigDecimal quantity, long arrivedNanos) {}
