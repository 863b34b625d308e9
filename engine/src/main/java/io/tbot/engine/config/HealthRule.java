package io.tbot.engine.config;

import java.util.List;

/**
 * When a venue is healthy. Units: nanoseconds, seconds, shares of an allowance.
 *
 * @param heartbeatNanos six rising limits of the p95 from ping to pong; below the first the grade is 1.0, then 0.95,
 *     0.85, 0.70, 0.50, 0.25, and 0.1 from the last on
 * @param responseNanos the same of an API's answers
 * @param lowHeadroom the share of an allowance below which the grade is 0.5
 * @param leastHeadroom the share below which it is 0.25
 * @param stormConnects reconnections and failed attempts within {@code stormSeconds} that make a storm
 */
public record HealthRule(
        List<Long> heartbeatNanos,
        List<Long> responseNanos,
        double lowHeadroom,
        double leastHeadroom,
        int stormConnects,
        int stormSeconds) {
    /** How many limits there are. */
    public static final int LIMITS = 6;

    private static final long MILLI = 1_000_000L;

    /** Source: spec original-module 1.7 for heartbeats, ten times that for answers; spec trading D for headroom. */
    public static final HealthRule DEFAULT = new HealthRule(
            List.of(MILLI, 5 * MILLI, 10 * MILLI, 50 * MILLI, 100 * MILLI, 500 * MILLI),
            List.of(10 * MILLI, 50 * MILLI, 100 * MILLI, 500 * MILLI, 1000 * MILLI, 5000 * MILLI),
            0.20,
            0.05,
            5,
            60);

    public HealthRule {
        heartbeatNanos = List.copyOf(heartbeatNanos);
        responseNanos = List.copyOf(responseNanos);
    }
}
