package io.tbot.engine.alert.rule;

import java.util.Arrays;

/**
 * One tick, as windows see it. A stall (of the machine, the process or a collection) is a hole in time: no window,
 * pause or absence counts it, nor what a wall clock that was set forward skipped.
 *
 * <p>Threads: the evaluating one. Units: nanoseconds; {@code watched} are those since the first tick without the holes.
 */
final class Moment {
    /** A gap beyond so many ticks is a stall. */
    private static final int STALL_TICKS = 3;

    private static final int STALLS = 8;

    private final long tickNanos;
    private final double[] stallEnds = new double[STALLS];
    private final double[] stallSeconds = new double[STALLS];
    private boolean begun;
    private int stalls;
    private long lastNanos;
    private long watchedNanos;
    private double wallSeconds;

    Moment(long tickNanos) {
        this.tickNanos = tickNanos;
        Arrays.fill(stallEnds, Double.NEGATIVE_INFINITY);
    }

    /** Moves on; returns the length of the stall that just ended, 0 mostly. */
    long advance(long nowNanos, long wallMillis) {
        long gap = begun ? Math.max(0, nowNanos - lastNanos) : 0;
        boolean stalled = gap > STALL_TICKS * tickNanos;
        long counted = stalled ? tickNanos : gap;
        double hole = begun ? wallMillis / 1e3 - wallSeconds - counted / 1e9 : 0;
        wallSeconds = wallMillis / 1e3;
        if (hole > STALL_TICKS * tickNanos / 1e9) { // stalled, or somebody set the clock
            stallEnds[stalls % STALLS] = wallSeconds;
            stallSeconds[stalls++ % STALLS] = hole;
        } else if (hole < -STALL_TICKS * tickNanos / 1e9) { // set back: what was before goes along
            for (int i = 0; i < STALLS; i++) {
                stallEnds[i] += hole;
            }
        }
        watchedNanos += counted;
        lastNanos = nowNanos;
        begun = true;
        return stalled ? gap - tickNanos : 0;
    }

    boolean begun() {
        return begun;
    }

    long watchedNanos() {
        return watchedNanos;
    }

    long tickNanos() {
        return tickNanos;
    }

    /** How long ago a wall clock time was, stalls since then left out; never negative. */
    double secondsSince(double epochSeconds) {
        double age = wallSeconds - epochSeconds;
        for (int i = 0; i < STALLS; i++) {
            if (stallEnds[i] > epochSeconds) {
                age -= Math.min(stallSeconds[i], stallEnds[i] - epochSeconds);
            }
        }
        return Math.max(0, age);
    }
}
