package io.tbot.engine.feed;

import io.tbot.bootstrap.HotPath;

/**
 * How long the pauses between a feed's ticks usually are: what it is measured against when it stands still.
 *
 * <p>Threads: one writes at a time; the agent's reads, and may miss the write in flight. Shape: {@value #CELLS} ints,
 * two for each power of two of nanoseconds. Every {@value #FADING} pauses all counts are halved, so that the memory is
 * of about twice as many. Errors: a quantile reads up to a half too high, never too low.
 */
final class Pauses {
    static final int CELLS = 128;
    private static final int FADING = 4096;

    private final int[] counts = new int[CELLS];
    private int total;

    @HotPath
    void add(long nanos) {
        counts[indexOf(Math.max(1, nanos))]++;
        if (++total >= FADING) {
            fade();
        }
    }

    @HotPath
    private void fade() {
        int left = 0;
        for (int i = 0; i < CELLS; i++) {
            counts[i] >>= 1;
            left += counts[i];
        }
        total = left;
    }

    int count() {
        return total;
    }

    /** The pause that this share of them does not exceed; 0 where there is none. */
    long quantileNanos(double share) {
        long wanted = (long) Math.ceil(total * share);
        long sum = 0;
        for (int i = 0; i < CELLS; i++) {
            sum += counts[i];
            if (sum >= wanted && sum > 0) {
                return upperNanos(i);
            }
        }
        return 0;
    }

    @HotPath
    private static int indexOf(long nanos) {
        int power = 63 - Long.numberOfLeadingZeros(nanos);
        long half = power == 0 ? 0 : nanos >>> (power - 1) & 1;
        return power * 2 + (int) half;
    }

    private static long upperNanos(int index) {
        int power = index / 2;
        long base = 1L << power;
        return index % 2 == 0 ? base + base / 2 : Math.max(base, base * 2);
    }
}
