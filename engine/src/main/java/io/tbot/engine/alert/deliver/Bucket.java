package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.channel.Rate;

/**
 * A token bucket, full at first, that also looks back over a whole period: a full bucket and what flows into it
 * meanwhile would together be twice what the receiver takes.
 *
 * <p>Shape: a time for each that a period may have, {@value #MAX_KEPT} at most; above that rate the bucket alone
 * counts. Time is the caller's; it never runs backwards.
 */
final class Bucket {
    private static final int MAX_KEPT = 1_024;

    private final Rate rate;
    private final long[] taken;
    private int count;
    private double tokens;
    private long atNanos;

    Bucket(Rate rate, long nowNanos) {
        this.rate = rate;
        this.taken = new long[rate.most() <= MAX_KEPT ? rate.most() : 0];
        this.tokens = rate.burst();
        this.atNanos = nowNanos;
    }

    /** How many may be taken now. */
    int available(long nowNanos) {
        refill(nowNanos);
        int free = (int) tokens;
        for (int back = 1; back <= Math.min(count, taken.length); back++) {
            if (nowNanos - taken[(count - back) % taken.length] >= rate.periodNanos()) {
                break;
            }
            free = Math.min(free, taken.length - back);
        }
        return free;
    }

    /** How long until there is one; 0 where there is. */
    long waitNanos(long nowNanos) {
        refill(nowNanos);
        long wait = tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) * rate.spacingNanos());
        if (taken.length > 0 && count >= taken.length) {
            long oldest = taken[count % taken.length];
            wait = Math.max(wait, oldest + rate.periodNanos() - nowNanos);
        }
        return wait;
    }

    void take(long nowNanos) {
        refill(nowNanos);
        tokens = Math.max(0, tokens - 1);
        if (taken.length > 0) {
            taken[count % taken.length] = nowNanos;
            count = count == 2 * taken.length - 1 ? taken.length : count + 1;
        }
    }

    private void refill(long nowNanos) {
        long passed = Math.max(0, nowNanos - atNanos);
        tokens = Math.min(rate.burst(), tokens + (double) passed / rate.spacingNanos());
        atNanos = nowNanos;
    }
}
