package io.tbot.engine.alert.rule;

import java.util.Arrays;

/**
 * One tick, as windows see it. A stall (of the machine, the process or a collection) is a hole in time: no window,
 * pause or absence counts it.
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
        wallSeconds = wallMillis / 1e3;
        if (stalled) {
            stallEnds[stalls % STALLS] = wallSeconds;
            stallSeconds[stalls++ % STALLS] = (gap - tickNanos) / 1e9;
        }
        watchedNanos += stalled ? tickNanos : gap;
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

    /** Of the wall clock, UTC. */
    long epochMinute() {
        return (long) Math.floor(wallSeconds / 60);
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
