package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.channel.Rate;

/** A token bucket, full at first. Time is the caller's; it never runs backwards. */
final class Bucket {
    private final Rate rate;
    private double tokens;
    private long atNanos;

    Bucket(Rate rate, long nowNanos) {
        this.rate = rate;
        this.tokens = rate.burst();
        this.atNanos = nowNanos;
    }

    /** How long until there is a token; 0 where there is one. */
    long waitNanos(long nowNanos) {
        refill(nowNanos);
        return tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) * rate.spacingNanos());
    }

    void take(long nowNanos) {
        refill(nowNanos);
        tokens = Math.max(0, tokens - 1);
    }

    private void refill(long nowNanos) {
        long passed = Math.max(0, nowNanos - atNanos);
        tokens = Math.min(rate.burst(), tokens + (double) passed / rate.spacingNanos());
        atNanos = nowNanos;
    }
}
