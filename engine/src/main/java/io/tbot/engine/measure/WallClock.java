package io.tbot.engine.measure;

import io.tbot.bootstrap.HotPath;
import java.time.Instant;

/**
 * Tells the time since 1970 from a {@link System#nanoTime} already read. Threads: the clock thread sets it each second,
 * any thread reads. Errors: follows the system clock's steps within a second; within that second it drifts with the two
 * clocks' difference, microseconds. The two are read together or again, up to {@value #TRIES} times: a thread that is
 * stopped between them would shift every market data latency of the next second.
 */
public final class WallClock {
    private static final int TRIES = 5;
    private static final long TOGETHER_NANOS = 2_000;

    private volatile long offsetNanos;

    public WallClock() {
        adjust();
    }

    /** The two clocks of the system, or of a test. */
    interface Clocks {
        long nanoTime();

        long epochNanos();
    }

    private static final class SystemClocks implements Clocks {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public long epochNanos() {
            Instant now = Instant.now();
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        }
    }

    /** Reads both clocks anew. */
    public void adjust() {
        adjust(new SystemClocks());
    }

    void adjust(Clocks clocks) {
        long closest = Long.MAX_VALUE;
        long offset = 0;
        for (int i = 0; i < TRIES && closest > TOGETHER_NANOS; i++) {
            long before = clocks.nanoTime();
            long now = clocks.epochNanos();
            long apart = clocks.nanoTime() - before;
            if (apart < closest) {
                closest = apart;
                offset = now - (before + apart / 2);
            }
        }
        offsetNanos = offset;
    }

    /** Nanoseconds since 1970 of a moment on the {@link System#nanoTime} clock. */
    @HotPath
    public long epochNanos(long nanoTime) {
        return offsetNanos + nanoTime;
    }
}
