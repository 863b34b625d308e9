package io.tbot.engine.measure;

import io.tbot.bootstrap.HotPath;
import java.time.Instant;

/**
 * Tells the time since 1970 from a {@link System#nanoTime} already read. Threads: the clock thread sets it each second,
 * any thread reads. Errors: follows the system clock's steps within a second; within that second it drifts with the two
 * clocks' difference, microseconds.
 */
public final class WallClock {
    private volatile long offsetNanos;

    public WallClock() {
        adjust();
    }

    /** Reads both clocks anew. */
    public void adjust() {
        Instant now = Instant.now();
        offsetNanos = now.getEpochSecond() * 1_000_000_000L + now.getNano() - System.nanoTime();
    }

    /** Nanoseconds since 1970 of a moment on the {@link System#nanoTime} clock. */
    @HotPath
    public long epochNanos(long nanoTime) {
        return offsetNanos + nanoTime;
    }
}
