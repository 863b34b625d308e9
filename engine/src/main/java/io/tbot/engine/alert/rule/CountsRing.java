package io.tbot.engine.alert.rule;

import io.tbot.engine.measure.Buckets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values that a histogram took up over a window, by bucket.
 *
 * <p>Shape: the window's counts in segments made when first used, and for each slice what it added, to be taken away
 * again; both grow to what the histogram needs and stay. Errors: a quantile is at most 1/256 of its value off.
 */
final class CountsRing {
    private final Slices slices;
    private final long[] @Nullable [] before = new long[Buckets.SEGMENTS][];
    private final long[] @Nullable [] within = new long[Buckets.SEGMENTS][];
    private final int[][] buckets;
    private final long[][] added;
    private final int[] used;
    private long slice;
    private int lastFound;
    private long count;
    private boolean changed = true;
    private double known = Double.NaN;

    CountsRing(Slices slices, long watchedNanos) {
        this.slices = slices;
        int n = slices.count() + 1;
        buckets = new int[n][0];
        added = new long[n][0];
        used = new int[n];
        slice = slices.index(watchedNanos);
    }

    /** Lets go of what has left the window. */
    void advance(long watchedNanos) {
        long now = slices.index(watchedNanos);
        for (long s = Math.max(slice + 1, now - slices.count()); s <= now; s++) {
            int i = (int) (s % used.length);
            for (int k = 0; k < used[i]; k++) {
                long[] segment = within[buckets[i][k] >> 7];
                if (segment != null) {
                    segment[buckets[i][k] & (Buckets.SEGMENT - 1)] -= added[i][k];
                }
                count -= added[i][k];
                changed = true;
            }
            used[i] = 0;
        }
        slice = Math.max(slice, now);
    }

    /** Takes one segment's total counts; {@code counted} false only takes note of them. */
    void observe(int segment, long[] totals, boolean counted) {
        long[] known = before[segment];
        long[] window = within[segment];
        if (known == null || window == null) {
            known = new long[Buckets.SEGMENT];
            window = new long[Buckets.SEGMENT];
            before[segment] = known;
            within[segment] = window;
        }
        for (int i = 0; i < totals.length; i++) {
            long more = totals[i] - known[i];
            if (more != 0) {
                known[i] = totals[i];
                if (more > 0 && counted) {
                    window[i] += more;
                    count += more;
                    changed = true;
                    remember((segment << 7) + i, more);
                }
            }
        }
    }

    private void remember(int bucket, long more) {
        int i = (int) (slice % used.length);
        int after = lastFound + 1; // buckets come in the same order each time
        if (after < used[i] && buckets[i][after] == bucket) {
            added[i][after] += more;
            lastFound = after;
            return;
        }
        for (int k = used[i] - 1; k >= 0 && k >= used[i] - Buckets.SEGMENT; k--) {
            if (buckets[i][k] == bucket) {
                added[i][k] += more;
                lastFound = k;
                return;
            }
        }
        if (used[i] == buckets[i].length) {
            buckets[i] = Arrays.copyOf(buckets[i], Math.max(16, used[i] * 2));
            added[i] = Arrays.copyOf(added[i], buckets[i].length);
        }
        lastFound = used[i];
        buckets[i][used[i]] = bucket;
        added[i][used[i]++] = more;
    }

    long count() {
        return count;
    }

    /** In recorded numbers; NaN where there is none. Each ring is asked for one {@code q} only. */
    double quantile(double q) {
        if (changed) {
            changed = false;
            known = find(q);
        }
        return known;
    }

    private double find(double q) {
        long rank = Math.max(1, (long) Math.ceil(q * count));
        long seen = 0;
        for (int s = 0; s < within.length && count > 0; s++) {
            long[] segment = within[s];
            for (int i = 0; segment != null && i < segment.length; i++) {
                seen += segment[i];
                if (seen >= rank) {
                    int bucket = (s << 7) + i;
                    return (Buckets.lowest(bucket) + Buckets.highest(bucket)) / 2.0;
                }
            }
        }
        return Double.NaN;
    }
}
