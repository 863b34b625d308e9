package io.tbot.engine.alert.rule;

import io.tbot.engine.measure.Buckets;
import java.util.HashMap;
import java.util.Map;

/**
 * How many values a histogram of which only its bounds are told has in each of our buckets. Errors: each value is taken
 * for the lower edge of its bucket, which is all that is known.
 *
 * <p>Threads: the evaluating one.
 */
public final class BucketCounts {
    private final Map<Integer, Long> counts = new HashMap<>();

    /** Our first bucket that lies wholly above a bound, which itself belongs to the bucket before. */
    public static int above(double bound, double perUnit) {
        long recorded = (long) Math.min(Buckets.MAX_NANOS, Math.max(0, Math.rint(bound * perUnit)));
        int index = Buckets.indexOf(recorded);
        return recorded > 0 && index < Buckets.COUNT - 1 && Buckets.lowest(index) <= recorded ? index + 1 : index;
    }

    public void clear() {
        counts.clear();
    }

    /** So many more. */
    public void add(int index, long count) {
        counts.merge(index, count, Long::sum);
    }

    /** So many now; of a bucket that never had any, none is no news. */
    void set(int index, long count) {
        if (count > 0 || counts.containsKey(index)) {
            counts.put(index, count);
        }
    }

    /** As of {@link Metrics.Sampled#used}. */
    public boolean used(int segment) {
        for (int index : counts.keySet()) {
            if (index >> 7 == segment) {
                return true;
            }
        }
        return false;
    }

    /** As of {@link Metrics.Sampled#addCounts}. */
    public void addTo(int segment, long[] into) {
        for (Map.Entry<Integer, Long> each : counts.entrySet()) {
            if (each.getKey() >> 7 == segment) {
                into[each.getKey() & (Buckets.SEGMENT - 1)] += each.getValue();
            }
        }
    }
}
