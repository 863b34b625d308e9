package io.tbot.engine.measure;

import io.tbot.bootstrap.HotPath;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All that one thread has counted, found by labels.
 *
 * <p>Threads: the owner writes; the agent's threads read cells and counters; nobody waits. Shape: a cell for each site
 * and label set used, {@value #MAX_LABELLED} at most, and one for each series met otherwise. It holds the thread
 * weakly, and is folded away once the thread is dead.
 */
final class ThreadCells {
    private static final VarHandle CELLS = MethodHandles.arrayElementVarHandle(Cell[].class);
    private static final int MAX_LABELLED = 4096;

    private final @Nullable WeakReference<Thread> owner;
    final Frames frames = new Frames();

    /** Index is the series' id; holes where labels lead to the cell, or the thread never met the series. */
    private volatile @Nullable Cell[] bySeries = new Cell[16];

    /** Open addressing by site and labels; grows when a quarter full, so that the first look nearly always hits. */
    private volatile @Nullable Cell[] byLabels = new Cell[64];

    private int labelled;

    private final @Nullable LabelTexts[] texts = new LabelTexts[6];

    /** Calls by site, for the report of each probe; plain, read with no claim to the last call. */
    long[] siteCalls = new long[16];

    /** Durations outside 0 to {@link Buckets#MAX_NANOS}. */
    long clamped;

    /** Of a thread, or of a carrier that is not known and counts as immortal. */
    ThreadCells(@Nullable Thread thread) {
        owner = thread == null ? null : new WeakReference<>(thread);
    }

    /** Whether the thread can still write. */
    boolean alive() {
        if (owner == null) {
            return true;
        }
        Thread thread = owner.get();
        return thread != null && thread.isAlive();
    }

    /** This thread's cell of a series, whatever labels led there. */
    @HotPath
    Cell cell(Series series) {
        Cell[] bySeries = this.bySeries;
        int id = series.id();
        if (id < bySeries.length) {
            Cell cell = bySeries[id];
            if (cell != null) {
                return cell;
            }
        }
        return makeCell(series);
    }

    private Cell makeCell(Series series) {
        int id = series.id();
        Cell timed = timed(series);
        Cell[] bySeries = this.bySeries;
        if (id >= bySeries.length) {
            bySeries = Arrays.copyOf(bySeries, Math.max(id + 8, bySeries.length * 2));
            this.bySeries = bySeries;
        }
        Cell cell = new Cell(series, timed);
        CELLS.setRelease(bySeries, id, cell);
        return cell;
    }

    private @Nullable Cell timed(Series series) {
        return series.durations == series ? null : cell(series.durations);
    }

    /** The cell that these labels led to before, or {@code null}. */
    @HotPath
    @Nullable
    Cell find(
            int site,
            int hash,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4) {
        Cell[] byLabels = this.byLabels;
        Cell cell = byLabels[hash & (byLabels.length - 1)];
        return cell == null || cell.isOf(site, hash, l0, l1, l2, l3, l4)
                ? cell
                : findBeyond(site, hash, l0, l1, l2, l3, l4);
    }

    /** Apart from its caller, which the compiler then makes part of the bot's method. */
    @HotPath
    private @Nullable Cell findBeyond(
            int site,
            int hash,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4) {
        Cell[] byLabels = this.byLabels;
        int mask = byLabels.length - 1;
        for (int n = 1; n <= mask; n++) {
            Cell cell = byLabels[(hash + n) & mask];
            if (cell == null || cell.isOf(site, hash, l0, l1, l2, l3, l4)) {
                return cell;
            }
        }
        return null;
    }

    /** A cell that these labels lead to from now on; a table at its bound remembers no more. */
    Cell remember(Series series, int site, int hash, @Nullable Object[] labels) {
        if (labelled >= MAX_LABELLED) {
            return cell(series);
        }
        Cell[] byLabels = this.byLabels;
        if (++labelled * 4 > byLabels.length) {
            Cell[] grown = new Cell[byLabels.length * 4];
            for (Cell each : byLabels) {
                if (each != null) {
                    place(grown, each);
                }
            }
            byLabels = grown;
            this.byLabels = grown;
        }
        Cell cell = new Cell(series, timed(series), site, hash, labels);
        place(byLabels, cell);
        return cell;
    }

    private static void place(@Nullable Cell[] table, Cell cell) {
        int mask = table.length - 1;
        int i = cell.hash() & mask;
        while (table[i] != null) {
            i = (i + 1) & mask;
        }
        CELLS.setRelease(table, i, cell);
    }

    /** Room for the texts of that many labels; what was in it is free to go. */
    LabelTexts texts(int slots) {
        LabelTexts own = texts[slots];
        if (own == null) {
            own = new LabelTexts(slots);
            texts[slots] = own;
        }
        return own;
    }

    @HotPath
    void called(int site) {
        long[] siteCalls = this.siteCalls;
        if (site < siteCalls.length) {
            siteCalls[site]++;
        } else {
            growSites(site);
        }
    }

    private void growSites(int site) {
        long[] grown = Arrays.copyOf(siteCalls, Math.max(site + 8, siteCalls.length * 2));
        grown[site]++;
        siteCalls = grown;
    }

    /** Lets a reader see every cell so far. */
    void each(Consumer<Cell> reader) {
        each(bySeries, reader);
        each(byLabels, reader);
    }

    private static void each(@Nullable Cell[] table, Consumer<Cell> reader) {
        for (int i = 0; i < table.length; i++) {
            Cell cell = (Cell) CELLS.getAcquire(table, i);
            if (cell != null) {
                reader.accept(cell);
            }
        }
    }

    long footprintBytes() {
        long[] bytes = {
            100 + Frames.FOOTPRINT_BYTES + 4L * bySeries.length + 4L * byLabels.length + 8L * siteCalls.length
        };
        each(cell -> bytes[0] += cell.footprintBytes());
        return bytes[0];
    }
}
