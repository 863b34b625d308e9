package io.tbot.testapp.venue;

import java.util.function.LongSupplier;

/**
 * How much of its allowance a client has used: request weight in this minute, orders in these ten seconds.
 *
 * <p>Threads: any; one short lock.
 */
final class RateLimits {
    /** Weight a minute. Never enforced: the fault {@code rate-limit} turns requests away by lot. */
    static final int MAX_WEIGHT = 60_000;

    private static final long MINUTE_MILLIS = 60_000;

    private final LongSupplier clockMillis;
    private final Window weight = new Window(MINUTE_MILLIS);
    private final Window orders = new Window(10_000);

    RateLimits(LongSupplier clockMillis) {
        this.clockMillis = clockMillis;
    }

    /** @return the weight used in this minute, the given one included */
    synchronized int useWeight(int used) {
        return weight.add(clockMillis.getAsLong(), used);
    }

    /** When the weight is counted from 0 again, in seconds since 1970. */
    long resetEpochSeconds() {
        return (clockMillis.getAsLong() / MINUTE_MILLIS + 1) * MINUTE_MILLIS / 1_000;
    }

    /** @return the orders of these ten seconds, this one included */
    synchronized int useOrder() {
        return orders.add(clockMillis.getAsLong(), 1);
    }

    private static final class Window {
        private final long lengthMillis;
        private long number = -1;
        private int used;

        Window(long lengthMillis) {
            this.lengthMillis = lengthMillis;
        }

        int add(long nowMillis, int count) {
            long current = nowMillis / lengthMillis;
            if (current != number) {
                number = current;
                used = 0;
            }
            used += count;
            return used;
        }
    }
}
