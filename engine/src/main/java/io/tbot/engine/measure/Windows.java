package io.tbot.engine.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The recent past of every series: six closed slices of ten seconds and five closed minutes.
 *
 * <p>Threads: the clock thread closes, any of the agent's threads reads, under this object's monitor; the bot's threads
 * never come here. Shape: slices are sparse, so memory follows use. Errors: a window's largest value is the lower edge
 * of its bucket, at most 1/128 below the truth and never above; since the start it is exact.
 */
public final class Windows {
    /** Length of a slice. */
    public static final long SLICE_NANOS = 10_000_000_000L;

    private static final int SLICES = 6;
    private static final int MINUTES = 5;
    private static final int MIN_FOR_SLOW = 100;

    private final Measure measure;
    private final Map<Series, Past> pasts = new HashMap<>();
    private long sliceStartNanos;
    private int closedSlices;

    public Windows(Measure measure, long nowNanos) {
        this.measure = measure;
        this.sliceStartNanos = nowNanos;
    }

    /** Closes the running slice if its ten seconds are over; after a stall the long slice counts as one. */
    public synchronized void tick(long nowNanos) {
        if (nowNanos - sliceStartNanos < SLICE_NANOS) {
            return;
        }
        sliceStartNanos = nowNanos;
        closedSlices++;
        boolean minute = closedSlices % SLICES == 0;
        Reading reading = measure.read();
        for (Series series : reading.series()) {
            Past past = pasts.computeIfAbsent(series, s -> new Past(new Totals()));
            past.close(reading.of(series), minute);
            series.slowNanos = slowLimit(past, reading.of(series));
        }
    }

    /** The p99 of the last minute, once it is made of enough calls. */
    private static long slowLimit(Past past, Totals now) {
        Distribution minute = Distribution.of(past.window(Window.ONE_MINUTE, now), 0);
        return minute.count() < MIN_FOR_SLOW ? Long.MAX_VALUE : minute.quantileNanos(0.99);
    }

    /** Forgets the recent past: every window begins now, and no call is slow before a new minute says so. */
    public synchronized void reset(long nowNanos) {
        sliceStartNanos = nowNanos;
        closedSlices = 0;
        Reading reading = measure.read();
        pasts.clear();
        for (Series series : reading.series()) {
            pasts.put(series, new Past(reading.of(series)));
            series.slowNanos = Long.MAX_VALUE;
        }
    }

    /** What these series counted over the window, merged. */
    public synchronized Distribution distribution(List<Series> series, Window window, Reading reading) {
        Totals merged = new Totals();
        long maxNanos = 0;
        for (Series each : series) {
            Totals now = reading.of(each);
            maxNanos = Math.max(maxNanos, now.maxNanos());
            if (window == Window.ALL) {
                merged.add(now);
            } else {
                Past past = pasts.get(each);
                merged.add(past == null ? now : past.window(window, now));
            }
        }
        return Distribution.of(merged, window == Window.ALL ? maxNanos : 0);
    }

    /** Bytes held by slices and the counts they are measured against. */
    public synchronized long footprintBytes() {
        long bytes = 0;
        for (Past past : pasts.values()) {
            bytes += past.footprintBytes();
        }
        return bytes;
    }

    /** One series' slices, newest first. */
    private static final class Past {
        private Totals last;
        private final @Nullable Slice[] slices = new Slice[SLICES];
        private final @Nullable Slice[] minutes = new Slice[MINUTES];
        private Totals lastMinute;

        /** @param before what was counted before its windows begin */
        Past(Totals before) {
            last = before;
            lastMinute = before;
        }

        void close(Totals now, boolean minute) {
            push(slices, Slice.between(last, now));
            last = now;
            if (minute) {
                push(minutes, Slice.between(lastMinute, now));
                lastMinute = now;
            }
        }

        private static void push(@Nullable Slice[] ring, Slice slice) {
            System.arraycopy(ring, 0, ring, 1, ring.length - 1);
            ring[0] = slice.empty() ? null : slice;
        }

        Totals window(Window window, Totals now) {
            Totals sum = new Totals();
            if (window == Window.FIVE_MINUTES) {
                Slice.between(lastMinute, now).addTo(sum);
                addAll(minutes, MINUTES, sum);
            } else {
                Slice.between(last, now).addTo(sum);
                addAll(slices, window == Window.TEN_SECONDS ? 1 : SLICES, sum);
            }
            return sum;
        }

        private static void addAll(@Nullable Slice[] ring, int n, Totals sum) {
            for (int i = 0; i < n; i++) {
                Slice slice = ring[i];
                if (slice != null) {
                    slice.addTo(sum);
                }
            }
        }

        long footprintBytes() {
            long bytes = last.footprintBytes() + (lastMinute == last ? 0 : lastMinute.footprintBytes());
            for (Slice slice : slices) {
                bytes += slice == null ? 0 : slice.footprintBytes();
            }
            for (Slice slice : minutes) {
                bytes += slice == null ? 0 : slice.footprintBytes();
            }
            return bytes;
        }
    }
}
