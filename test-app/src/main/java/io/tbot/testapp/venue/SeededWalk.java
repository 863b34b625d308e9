package io.tbot.testapp.venue;

import java.math.BigDecimal;
import java.util.SplittableRandom;

/**
 * The price of one symbol over time, equal in every run with the same seed.
 *
 * <p>Threads: one.
 *
 * <p>Units: whole hundredths; never below 1.00.
 */
final class SeededWalk {
    private static final int SCALE = 2;
    private static final long MIN_HUNDREDTHS = 100;

    private final SplittableRandom random;
    private final long stepHundredths;
    private long hundredths;

    SeededWalk(long seed, String symbol) {
        this.random = new SplittableRandom(seed * 31 + symbol.hashCode());
        this.hundredths = startPrice(symbol).unscaledValue().longValue();
        this.stepHundredths = Math.max(1, hundredths / 20_000); // 0.5 basis points a tick
    }

    /** Where a symbol's walk begins, and what a MARKET order fills at. */
    static BigDecimal startPrice(String symbol) {
        return switch (symbol) {
            case "BTCUSDT" -> BigDecimal.valueOf(6_000_000, SCALE);
            case "ETHUSDT" -> BigDecimal.valueOf(300_000, SCALE);
            case "SOLUSDT" -> BigDecimal.valueOf(15_000, SCALE);
            default -> BigDecimal.valueOf(1_000 + Math.floorMod(symbol.hashCode(), 100_000), SCALE);
        };
    }

    /** Takes a step. */
    void move() {
        hundredths = Math.max(MIN_HUNDREDTHS, hundredths + random.nextLong(-stepHundredths, stepHundredths + 1));
    }

    BigDecimal price(long offsetHundredths) {
        return BigDecimal.valueOf(hundredths + offsetHundredths, SCALE);
    }

    /** A quantity between 0.001 and 5.000. */
    BigDecimal quantity() {
        return BigDecimal.valueOf(random.nextLong(1, 5_001), 3);
    }
}
