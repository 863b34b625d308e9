package io.tbot.engine.alert;

import io.tbot.engine.alert.hold.Moment;

/**
 * What the two clocks of each look say of each other: how much of the time was watched, and when somebody set the wall
 * clock.
 *
 * <p>Threads: under the engine's lock. Errors: a wall clock that is set by less than a second is taken for one that is
 * a little fast.
 */
final class Clocks {
    private static final long SET_MILLIS = 1_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private Moment last;
    private long stalledNanos;

    Clocks(Moment start) {
        this.last = start;
    }

    /** By how much the wall clock was set since the last look; 0 mostly. */
    long setMillis(Moment now) {
        long wall = now.millis() - last.millis();
        long set = wall - Math.round((now.nanos() - last.nanos()) / (double) NANOS_PER_MILLI);
        last = now;
        return Math.abs(set) < SET_MILLIS ? 0 : set;
    }

    /** Nothing was watched for so long. */
    void stalled(long nanos) {
        stalledNanos += nanos;
    }

    /** The same moment by the time that was watched. */
    Moment watched(Moment now) {
        return new Moment(now.nanos() - stalledNanos, now.millis());
    }
}
