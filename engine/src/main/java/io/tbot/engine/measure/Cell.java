package io.tbot.engine.measure;

import io.tbot.bootstrap.HotPath;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What one thread has counted of one series, and the labels by which it gets there: the cell is the entry of the
 * thread's own table, so that nothing lies between a call's labels and its counts.
 *
 * <p>Threads: written by its own thread alone (a carrier's cell by whichever virtual thread it carries), read by the
 * agent's at any time; a reader may miss the write in flight, and blocks no one. Shape: five longs and a double, and a
 * segment of {@value Buckets#SEGMENT} ints for each power of two in use, allocated on first use. Units: nanoseconds.
 * Errors: see {@link Buckets}; count and sum are exact. An int that reaches 2^31 - 1 is moved to {@link #spilled} by
 * its writer, once in two billion calls.
 */
final class Cell {
    private static final VarHandle CALLS = handle("calls");
    private static final VarHandle STARTED = handle("started");
    private static final VarHandle FAILED = handle("failed");
    private static final VarHandle SUM = handle("sumNanos");
    private static final VarHandle MAX = handle("maxNanos");
    private static final VarHandle LAST = handle("lastNanos");
    private static final VarHandle TOTAL = handle("totalBits");
    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
    private static final VarHandle ROWS = MethodHandles.arrayElementVarHandle(int[][].class);

    final Series series;
    final int seriesId;

    /** Whose slow limit holds. */
    final Series durations;

    /** Where durations go: this cell, or that of the series which stands for this one's. */
    final Cell timed;

    private final int site;
    private final int hash;
    private final @Nullable Object l0;
    private final @Nullable Object l1;
    private final @Nullable Object l2;
    private final @Nullable Object l3;
    private final @Nullable Object l4;

    private long calls;
    private long started;
    private long failed;
    private long sumNanos;
    private long maxNanos;

    @SuppressWarnings("UnusedVariable") // read through LAST
    private long lastNanos;

    private long totalBits;
    private volatile int @Nullable [][] segments;
    private volatile @Nullable Spill spilled;

    /** Keeps the next thread's cell off this one's cache line. */
    @SuppressWarnings("UnusedVariable") // padding
    private long pad0, pad1, pad2, pad3, pad4, pad5;

    /** A cell that no labels lead to: of a series beyond a cap, or for calls that another thread began. */
    Cell(Series series, @Nullable Cell timed) {
        this(series, timed, 0, 0, new Object[5]);
    }

    /**
     * A cell that labels lead to.
     *
     * @param timed where durations go; {@code null} for this cell
     */
    Cell(Series series, @Nullable Cell timed, int site, int hash, @Nullable Object[] labels) {
        this.series = series;
        this.seriesId = series.id();
        this.durations = series.durations;
        this.timed = timed == null ? this : timed;
        this.site = site;
        this.hash = hash;
        this.l0 = labels[0];
        this.l1 = labels[1];
        this.l2 = labels[2];
        this.l3 = labels[3];
        this.l4 = labels[4];
    }

    /** Whether these labels of this site lead here. */
    @HotPath
    boolean isOf(
            int site,
            int hash,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e) {
        return this.hash == hash
                && this.site == site
                && Labels.same(l0, a)
                && Labels.same(l1, b)
                && Labels.same(l2, c)
                && Labels.same(l3, d)
                && Labels.same(l4, e);
    }

    int hash() {
        return hash;
    }

    @HotPath
    void start(long nowNanos) {
        STARTED.setOpaque(this, started + 1);
        LAST.setOpaque(this, nowNanos);
    }

    /** Takes a start back; below zero where it was counted on another carrier. */
    @HotPath
    void unstart() {
        STARTED.setOpaque(this, started - 1);
    }

    @HotPath
    void finish(boolean failure) {
        CALLS.setOpaque(this, calls + 1);
        if (failure) {
            FAILED.setOpaque(this, failed + 1);
        }
    }

    @HotPath
    void count(long n) {
        CALLS.setOpaque(this, calls + n);
    }

    @HotPath
    void add(double amount) {
        TOTAL.setOpaque(this, Double.doubleToRawLongBits(Double.longBitsToDouble(totalBits) + amount));
    }

    /** Records a duration inside 0 to {@link Buckets#MAX_NANOS}. */
    @HotPath
    void record(long nanos) {
        int index = Buckets.indexOf(nanos);
        int[][] segments = this.segments;
        int[] counts = segments == null ? null : segments[index >> 7];
        if (counts == null) {
            counts = grow(index >> 7);
        }
        int slot = index & (Buckets.SEGMENT - 1);
        int next = counts[slot] + 1;
        if (next == Integer.MAX_VALUE) {
            spill(counts, slot, index);
        } else {
            INTS.setOpaque(counts, slot, next);
        }
        SUM.setOpaque(this, sumNanos + nanos);
        if (nanos > maxNanos) {
            MAX.setOpaque(this, nanos);
        }
    }

    /** First value of a power of two: allocates its counts. */
    private int[] grow(int segment) {
        int[][] segments = this.segments;
        if (segments == null) {
            segments = new int[Buckets.SEGMENTS][];
            this.segments = segments;
        }
        int[] counts = new int[Buckets.SEGMENT];
        ROWS.setRelease(segments, segment, counts);
        return counts;
    }

    /**
     * Moves a full int to a long of its own. The reader sees the old pair or the new one: it retries while the turn is
     * odd.
     */
    private void spill(int[] counts, int slot, int index) {
        Spill spill = spilled;
        if (spill == null) {
            spill = new Spill();
            spilled = spill;
        }
        int turn = spill.turn; // one writer: nobody else changes it
        spill.turn = turn + 1;
        spill.counts[index] += Integer.MAX_VALUE;
        INTS.setVolatile(counts, slot, 0);
        spill.turn = turn + 2;
    }

    /** Adds this cell to a reader's totals. */
    void addTo(Totals totals) {
        totals.calls += (long) CALLS.getOpaque(this);
        totals.started += (long) STARTED.getOpaque(this);
        totals.failed += (long) FAILED.getOpaque(this);
        totals.sumNanos += (long) SUM.getOpaque(this);
        totals.maxNanos = Math.max(totals.maxNanos, (long) MAX.getOpaque(this));
        totals.lastNanos = Totals.later(totals.lastNanos, (long) LAST.getOpaque(this));
        totals.total += Double.longBitsToDouble((long) TOTAL.getOpaque(this));
        int[][] segments = this.segments;
        if (segments == null) {
            return;
        }
        for (int s = 0; s < segments.length; s++) {
            int[] counts = (int[]) ROWS.getAcquire(segments, s);
            if (counts != null) {
                long[] sums = totals.segment(s);
                for (int i = 0; i < counts.length; i++) {
                    sums[i] += read(counts, i, (s << 7) + i);
                }
            }
        }
    }

    private long read(int[] counts, int slot, int index) {
        Spill spill = spilled;
        if (spill == null) {
            return (int) INTS.getOpaque(counts, slot);
        }
        for (int tries = 0; ; tries++) {
            int turn = spill.turn;
            long value = spill.counts[index] + (int) INTS.getVolatile(counts, slot);
            if (((turn & 1) == 0 && turn == spill.turn) || tries == 1000) {
                return value;
            }
            Thread.onSpinWait();
        }
    }

    /** Bytes this cell holds, for the agent's own account. */
    long footprintBytes() {
        long bytes = 184;
        int[][] segments = this.segments;
        if (segments != null) {
            bytes += 16 + 4L * segments.length;
            for (int[] counts : segments) {
                bytes += counts == null ? 0 : 16 + 4L * counts.length;
            }
        }
        return bytes;
    }

    private static VarHandle handle(String field) {
        try {
            return MethodHandles.lookup().findVarHandle(Cell.class, field, long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The counts that outgrew their ints. */
    private static final class Spill {
        final long[] counts = new long[Buckets.COUNT];

        /** Odd while a count moves; written by the cell's thread alone. */
        volatile int turn;
    }
}
