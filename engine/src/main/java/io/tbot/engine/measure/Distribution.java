package io.tbot.engine.measure;

import org.HdrHistogram.Histogram;

/**
 * Statistics of a merged count. Threads: the one that asked. Units: nanoseconds. Errors: a quantile is the largest
 * value of its bucket, at most 1/128 above the truth; count, failures and sum are exact; an empty distribution has no
 * quantiles.
 */
public final class Distribution {
    private final Totals totals;
    private final long count;
    private final long maxNanos;
    private final Histogram histogram;

    private Distribution(Totals totals, long count, long maxNanos, Histogram histogram) {
        this.totals = totals;
        this.count = count;
        this.maxNanos = maxNanos;
        this.histogram = histogram;
    }

    /**
     * Of merged counts.
     *
     * @param exactMaxNanos their exact largest value; 0 where only its bucket is known
     */
    static Distribution of(Totals totals, long exactMaxNanos) {
        Histogram histogram = new Histogram(1, Buckets.MAX_NANOS, 2);
        long count = 0;
        int top = -1;
        for (int s = 0; s < Buckets.SEGMENTS; s++) {
            if (!totals.used(s)) {
                continue;
            }
            for (int i = s << 7; i < (s + 1) << 7; i++) {
                long n = totals.count(i);
                if (n > 0) {
                    histogram.recordValueWithCount(Buckets.lowest(i), n);
                    count += n;
                    top = i;
                }
            }
        }
        long max = exactMaxNanos > 0 || top < 0 ? exactMaxNanos : Buckets.lowest(top);
        return new Distribution(totals, count, max, histogram);
    }

    /** Durations recorded. */
    public long count() {
        return count;
    }

    /** Calls that ended in failure. */
    public long failed() {
        return totals.failed();
    }

    public long sumNanos() {
        return totals.sumNanos();
    }

    /** The largest value; 0 where there is none. */
    public long maxNanos() {
        return maxNanos;
    }

    /** The value that the share {@code q} of all durations does not exceed; {@code q} in 0 to 1. */
    public long quantileNanos(double q) {
        return Math.min(maxNanos, histogram.getValueAtPercentile(q * 100));
    }
}
