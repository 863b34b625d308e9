package io.tbot.engine.measure;

import java.util.Arrays;

/**
 * What one series counted between two readings: only the buckets that moved.
 *
 * <p>Shape: two arrays as long as there were buckets in use, a few dozen for a quiet series. Threads: immutable.
 */
final class Slice {
    private final int[] index;
    private final long[] count;
    private final long calls;
    private final long failed;
    private final long sumNanos;

    private Slice(int[] index, long[] count, long calls, long failed, long sumNanos) {
        this.index = index;
        this.count = count;
        this.calls = calls;
        this.failed = failed;
        this.sumNanos = sumNanos;
    }

    /** The difference of two readings of one series. */
    static Slice between(Totals before, Totals now) {
        int[] index = new int[16];
        long[] count = new long[16];
        int used = 0;
        for (int s = 0; s < Buckets.SEGMENTS; s++) {
            if (!now.used(s)) {
                continue;
            }
            for (int i = s << 7; i < (s + 1) << 7; i++) {
                long moved = now.count(i) - before.count(i);
                if (moved > 0) {
                    if (used == index.length) {
                        index = Arrays.copyOf(index, used * 2);
                        count = Arrays.copyOf(count, used * 2);
                    }
                    index[used] = i;
                    count[used++] = moved;
                }
            }
        }
        return new Slice(
                Arrays.copyOf(index, used),
                Arrays.copyOf(count, used),
                now.calls - before.calls,
                now.failed - before.failed,
                now.sumNanos - before.sumNanos);
    }

    boolean empty() {
        return index.length == 0 && calls == 0;
    }

    void addTo(Totals totals) {
        for (int i = 0; i < index.length; i++) {
            totals.segment(index[i] >> 7)[index[i] & (Buckets.SEGMENT - 1)] += count[i];
        }
        totals.calls += calls;
        totals.failed += failed;
        totals.sumNanos += sumNanos;
    }

    long footprintBytes() {
        return 80 + 12L * index.length;
    }
}
