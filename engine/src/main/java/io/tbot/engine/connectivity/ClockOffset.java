package io.tbot.engine.connectivity;

import io.tbot.bootstrap.HotPath;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * How far a venue's clock is ahead of this machine's, as an interval that holds the truth. A time that the venue told
 * was read off its clock between the request's start and the answer's end, so each one bounds the offset from both
 * sides; the bounds of ten minutes are intersected. Dates of full seconds, taken at many phases of the second, narrow
 * it far below a second.
 *
 * <p>Threads: any of the bot's add, any of the agent's read; nobody waits. Shape: {@value #SLICES} slices of one
 * minute; a new one is allocated once a minute.
 *
 * <p>Units: nanoseconds since 1970. Errors: {@link Bounds#errorNanos}; a slice is widened by 100 ppm of its age, what
 * two ordinary clocks drift apart at most while one of them is being slewed moderately. Where bounds contradict each
 * other, a clock was set: then the newest that agree count.
 *
 * <p>Source: Marzullo's intersection as in NTP (RFC 5905 §11.2.1), for one server.
 */
final class ClockOffset {
    static final long SLICE_NANOS = 60_000_000_000L;
    static final int SLICES = 10;
    private static final int MAX_TRIES = 8;
    private static final double DRIFT = 1e-4;

    private final AtomicReferenceArray<@Nullable Slice> slices = new AtomicReferenceArray<>(SLICES);

    /**
     * Takes a time that the venue told: it was made between two moments here.
     *
     * @param nowNanos of {@link System#nanoTime}
     * @param startEpochNanos before which it cannot have been made; {@link Long#MIN_VALUE} where nobody knows
     * @param stampNanos the venue's time, cut off to its resolution
     */
    @HotPath
    void told(long nowNanos, long startEpochNanos, long endEpochNanos, long stampNanos, long resolutionNanos) {
        long least = stampNanos - endEpochNanos;
        long most = startEpochNanos == Long.MIN_VALUE ? Long.MAX_VALUE : stampNanos + resolutionNanos - startEpochNanos;
        long number = Math.floorDiv(nowNanos, SLICE_NANOS);
        int at = (int) Math.floorMod(number, (long) SLICES);
        Slice slice = slices.get(at);
        if (slice == null || slice.number != number || slice.contradicts(least, most)) {
            slice = renew(at, slice, number);
        }
        slice.add(least, most);
    }

    /** The first sample of a minute, or the first after a clock was set. */
    private Slice renew(int at, @Nullable Slice seen, long number) {
        Slice fresh = new Slice(number);
        Slice present = slices.compareAndExchange(at, seen, fresh);
        return present == seen || present == null ? fresh : present;
    }

    /** The bounds at a moment of {@link System#nanoTime}; {@code null} where they are not known on both sides. */
    @Nullable
    Bounds bounds(long nowNanos) {
        long newest = Math.floorDiv(nowNanos, SLICE_NANOS);
        double least = Double.NEGATIVE_INFINITY;
        double most = Double.POSITIVE_INFINITY;
        for (long number = newest; number > newest - SLICES; number--) {
            Slice slice = slices.get((int) Math.floorMod(number, (long) SLICES));
            if (slice == null || slice.number != number) {
                continue;
            }
            double drift = (nowNanos - number * SLICE_NANOS) * DRIFT;
            double sliceLeast = slice.least() - drift;
            double sliceMost = slice.most() + drift;
            if (Math.max(least, sliceLeast) > Math.min(most, sliceMost)) {
                break;
            }
            least = Math.max(least, sliceLeast);
            most = Math.min(most, sliceMost);
        }
        return Double.isInfinite(least) || Double.isInfinite(most) ? null : new Bounds(least, most);
    }

    /** Between which the offset lies. */
    record Bounds(double leastNanos, double mostNanos) {
        double offsetNanos() {
            return (leastNanos + mostNanos) / 2;
        }

        double errorNanos() {
            return (mostNanos - leastNanos) / 2;
        }
    }

    /** The bounds of one minute. */
    private static final class Slice {
        final long number;
        private final AtomicLong least = new AtomicLong(Long.MIN_VALUE);
        private final AtomicLong most = new AtomicLong(Long.MAX_VALUE);

        Slice(long number) {
            this.number = number;
        }

        @HotPath
        boolean contradicts(long least, long most) {
            return least > this.most.get() || most < this.least.get();
        }

        /** What loses the race too often is left out, which only leaves the interval wider. */
        @HotPath
        void add(long least, long most) {
            for (int i = 0; i < MAX_TRIES; i++) {
                long known = this.least.get();
                if (least <= known || this.least.compareAndSet(known, least)) {
                    break;
                }
            }
            for (int i = 0; i < MAX_TRIES; i++) {
                long known = this.most.get();
                if (most >= known || this.most.compareAndSet(known, most)) {
                    break;
                }
            }
        }

        double least() {
            long least = this.least.get();
            return least == Long.MIN_VALUE ? Double.NEGATIVE_INFINITY : least;
        }

        double most() {
            long most = this.most.get();
            return most == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : most;
        }
    }
}
