package io.tbot.engine.measure;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cells of one series or of several, merged. Threads: the reader that made it. Units: nanoseconds; {@code lastNanos} is
 * a {@link System#nanoTime}, 0 for never.
 */
public final class Totals {
    long calls;
    long started;
    long failed;
    long sumNanos;
    long maxNanos;
    long lastNanos;
    double total;
    private final long[] @Nullable [] segments = new long[Buckets.SEGMENTS][];

    /** Calls that ended. */
    public long calls() {
        return calls;
    }

    /** Calls that began. */
    public long started() {
        return started;
    }

    /** Calls that ended in failure. */
    public long failed() {
        return failed;
    }

    /** The exact sum of the recorded durations. */
    public long sumNanos() {
        return sumNanos;
    }

    /** The exact longest duration ever recorded. */
    public long maxNanos() {
        return maxNanos;
    }

    /** When the last call began, on the {@link System#nanoTime} clock; 0 for never. */
    public long lastNanos() {
        return lastNanos;
    }

    /** The sum of the amounts added. */
    public double total() {
        return total;
    }

    /** How many durations were recorded. */
    public long durations() {
        long n = 0;
        for (long[] counts : segments) {
            if (counts != null) {
                for (long count : counts) {
                    n += count;
                }
            }
        }
        return n;
    }

    /** Recorded durations in one bucket of {@link Buckets}. */
    public long count(int index) {
        long[] counts = segments[index >> 7];
        return counts == null ? 0 : counts[index & (Buckets.SEGMENT - 1)];
    }

    /** Whether any duration ever fell into the segment. */
    public boolean used(int segment) {
        return segments[segment] != null;
    }

    long[] segment(int segment) {
        long[] counts = segments[segment];
        if (counts == null) {
            counts = new long[Buckets.SEGMENT];
            segments[segment] = counts;
        }
        return counts;
    }

    /** Counts nothing any more; segments in use stay. */
    void clear() {
        calls = 0;
        started = 0;
        failed = 0;
        sumNanos = 0;
        maxNanos = 0;
        lastNanos = 0;
        total = 0;
        for (long[] counts : segments) {
            if (counts != null) {
                Arrays.fill(counts, 0);
            }
        }
    }

    /** Adds another's counts to these. */
    public void add(Totals other) {
        calls += other.calls;
        started += other.started;
        failed += other.failed;
        sumNanos += other.sumNanos;
        maxNanos = Math.max(maxNanos, other.maxNanos);
        lastNanos = later(lastNanos, other.lastNanos);
        total += other.total;
        for (int s = 0; s < segments.length; s++) {
            long[] theirs = other.segments[s];
            if (theirs != null) {
                long[] ours = segment(s);
                for (int i = 0; i < ours.length; i++) {
                    ours[i] += theirs[i];
                }
            }
        }
    }

    /** The later of two {@link System#nanoTime} readings, where 0 stands for never. */
    static long later(long a, long b) {
        if (a == 0) {
            return b;
        }
        return b == 0 || a - b > 0 ? a : b;
    }

    long footprintBytes() {
        long bytes = 256;
        for (long[] counts : segments) {
            bytes += counts == null ? 0 : 16 + 8L * counts.length;
        }
        return bytes;
    }
}
