package io.tbot.engine.measure;

import io.tbot.bootstrap.HotPath;

/**
 * The bucket layout of a two-digit HdrHistogram that counts from 1 ns: 256 buckets of 1 ns, then 128 to each power of
 * two.
 *
 * <p>Shape: {@value #COUNT} buckets in {@value #SEGMENTS} segments of {@value #SEGMENT}; bucket {@code i} lies in
 * segment {@code i >> 7}. Units: nanoseconds from 0 to {@link #MAX_NANOS} (73 minutes), clamped beyond. Errors: a
 * bucket is at most 1/128 of its value wide. Source: HdrHistogram 2.2.2, {@code AbstractHistogram.countsArrayIndex}.
 */
public final class Buckets {
    /** Buckets per segment. */
    public static final int SEGMENT = 128;

    /** Segments in a full histogram. */
    public static final int SEGMENTS = 36;

    /** Buckets in a full histogram. */
    public static final int COUNT = SEGMENT * SEGMENTS;

    /** The largest value with a bucket of its own: 2^42 - 1 ns. */
    public static final long MAX_NANOS = (1L << 42) - 1;

    private Buckets() {}

    /** The bucket of a value already inside 0 to {@link #MAX_NANOS}. */
    @HotPath
    public static int indexOf(long nanos) {
        int shift = 56 - Long.numberOfLeadingZeros(nanos | 255);
        return (shift << 7) + (int) (nanos >>> shift);
    }

    /** The smallest value of a bucket. */
    public static long lowest(int index) {
        if (index < 256) {
            return index;
        }
        int shift = (index >> 7) - 1;
        return (long) (index - (shift << 7)) << shift;
    }

    /** The largest value of a bucket. */
    public static long highest(int index) {
        return index < 256 ? index : lowest(index) + (1L << ((index >> 7) - 1)) - 1;
    }
}
