package io.tbot.engine.feed;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.OrderFacts;

/**
 * The shortest way from a venue's clock to this machine's that its ticks have shown lately: the offset of the clocks
 * and the fastest transport together. What a tick takes beyond it is waiting.
 *
 * <p>Threads: any writes, without waiting: of two writers at the same moment one may be missed, and its like comes
 * again. Shape: the shortest of the running and of the last half minute. Source: spec trading B2, skew.
 */
final class VenueDelay {
    /** Clocks drift by some 50 ppm: 3 ms in two halves. */
    static final long HALF_NANOS = 30_000_000_000L;

    private static final long NONE = OrderFacts.NONE;

    private volatile long running = NONE;
    private volatile long before = NONE;
    private volatile long offset = NONE;
    private long sinceNanos;

    @HotPath
    void add(long delayNanos) {
        long shortest = running;
        if (shortest == NONE || delayNanos < shortest) {
            running = delayNanos;
        }
    }

    /** The shortest; {@link OrderFacts#NONE} where nothing is known. */
    @HotPath
    long shortestNanos() {
        long running = this.running;
        long before = this.before;
        if (running == NONE || before == NONE) {
            return running == NONE ? before : running;
        }
        return Math.min(running, before);
    }

    /** By how much the venue's clock is ahead, as last told; {@link OrderFacts#NONE} where nobody knows. */
    @HotPath
    long offsetNanos() {
        return offset;
    }

    /** Begins a new half where the running one is over; the clock thread calls it each second. */
    void turn(long nowNanos, long offsetNanos) {
        offset = offsetNanos;
        if (sinceNanos == 0) {
            sinceNanos = nowNanos;
        } else if (nowNanos - sinceNanos >= HALF_NANOS) {
            sinceNanos = nowNanos;
            before = running;
            running = NONE;
        }
    }
}
