package io.tbot.engine.tick;

import java.util.concurrent.atomic.LongAdder;

/** What hand-offs cost the bot. Threads: the clock thread; any reads {@link #off}. */
final class HandoffCost {
    /** Of a hand-off of an object hashed before, with the thread's state; measured on 2 cores, see the decision. */
    private static final double NANOS_EACH = 20;

    private static final double MAX_SHARE = 0.05;

    /** A burst at the open is no reason. */
    private static final int SECONDS = 5;

    private final LongAdder handoffs;
    private long lastNanos;
    private long lastCount;
    private int costly;
    private long perSecond;
    private volatile long off;

    HandoffCost(LongAdder handoffs) {
        this.handoffs = handoffs;
    }

    /** Asked once a second: whether it was too much for some seconds on end. */
    boolean tooMuch(long nowNanos) {
        long count = handoffs.sum();
        long elapsedNanos = Math.max(1, nowNanos - lastNanos);
        boolean known = lastNanos != 0;
        perSecond = (long) ((count - lastCount) * 1e9 / elapsedNanos);
        lastNanos = nowNanos;
        lastCount = count;
        costly = known && perSecond * NANOS_EACH > MAX_SHARE * 1e9 ? costly + 1 : 0;
        if (costly < SECONDS) {
            return false;
        }
        off = 1;
        return true;
    }

    long perSecond() {
        return perSecond;
    }

    /** 1 once it was too much. */
    long off() {
        return off;
    }
}
