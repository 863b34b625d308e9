package io.tbot.engine.measure;

import io.tbot.bootstrap.HotPath;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The cells of every thread that ever measured.
 *
 * <p>Threads: each of the bot's threads finds its own; the clock thread folds the dead into {@link #retired}; readers
 * merge both under this object's monitor, which no thread of the bot's ever takes.
 */
final class Threads {
    private final ThreadLocal<ThreadCells> own = CarrierLocal.make();
    private static final Class<?> VIRTUAL = CarrierLocal.virtualThreadType();

    private static final BitSet NOBODY = new BitSet();

    private final Seats seats = new Seats();
    private final Queue<ThreadCells> all = new ConcurrentLinkedQueue<>();
    private final VirtualFrames virtualFrames = new VirtualFrames();
    private @Nullable Totals[] retired = new Totals[64];
    private long[] retiredSiteCalls = new long[Measure.MAX_SITES];
    private long retiredClamped;
    private long retiredLeft;
    private long retiredLeaked;

    /** The calling thread's own cells; a virtual thread's are its carrier's. */
    @HotPath
    ThreadCells current() {
        Thread thread = Thread.currentThread();
        ThreadCells seated = VIRTUAL.isInstance(thread) ? null : seats.find(thread);
        return seated == null ? withoutSeat() : seated;
    }

    /** On a virtual thread, where all seats are taken, and before the first measurement. */
    @HotPath
    private ThreadCells withoutSeat() {
        ThreadCells cells = own.get();
        return cells == null ? join() : cells;
    }

    /**
     * A thread's first measurement, or its first since it was stripped of its thread locals, as the common pool strips
     * its workers.
     */
    private ThreadCells join() {
        Thread owner = owner();
        ThreadCells cells = owner == null ? null : seats.find(owner);
        if (cells == null) {
            cells = new ThreadCells(owner);
            all.add(cells);
            if (owner != null) {
                seats.take(owner, cells);
            }
        }
        own.set(cells);
        return cells;
    }

    /** A virtual thread may change carrier while ours are being loaded: who is sure only when told twice. */
    private static @Nullable Thread owner() {
        Thread carrier = Carrier.thread();
        return carrier == Carrier.thread() ? carrier : null;
    }

    /** Where the calling thread keeps its open operations; {@code null} for a virtual thread that found no room. */
    @HotPath
    @Nullable
    Frames frames(ThreadCells cells) {
        Thread thread = Thread.currentThread();
        if (!VIRTUAL.isInstance(thread)) {
            return cells.frames;
        }
        long id = thread.getId();
        Frames frames = virtualFrames.find(id);
        return frames == null ? virtualFrames.claim(id) : frames;
    }

    /** The same for a call that ends: where a virtual thread found no room at its start it takes none now. */
    @HotPath
    @Nullable
    Frames openFrames(ThreadCells cells) {
        Thread thread = Thread.currentThread();
        return VIRTUAL.isInstance(thread) ? virtualFrames.find(thread.getId()) : cells.frames;
    }

    /** Room for label texts; a virtual thread that might be parked meanwhile gets room of its own. */
    LabelTexts texts(ThreadCells cells, int slots) {
        return VIRTUAL.isInstance(Thread.currentThread()) ? new LabelTexts(slots) : cells.texts(slots);
    }

    /** After the outermost operation ended: a virtual thread's frames go back to the pool. */
    @HotPath
    void done(ThreadCells cells, Frames frames) {
        if (frames != cells.frames) {
            virtualFrames.release(Thread.currentThread().getId());
        }
    }

    /** Folds the cells of dead threads away. */
    synchronized void sweep() {
        seats.sweep();
        for (Iterator<ThreadCells> i = all.iterator(); i.hasNext(); ) {
            ThreadCells cells = i.next();
            if (!cells.alive()) {
                i.remove();
                cells.each(cell -> retire(cell));
                retiredClamped += cells.clamped;
                retiredLeft += cells.frames.left;
                retiredLeaked += cells.frames.leaked;
                for (int s = 0; s < cells.siteCalls.length && s < retiredSiteCalls.length; s++) {
                    retiredSiteCalls[s] += cells.siteCalls[s];
                }
            }
        }
    }

    /** Merges what all threads counted; index is the series' id. */
    @Nullable
    Totals[] merge(int ids) {
        return merge(ids, new Totals[ids], NOBODY);
    }

    /**
     * The same into what was merged before, which says it no longer.
     *
     * @param leftOut series' ids that nobody asks for
     */
    synchronized @Nullable Totals[] merge(int ids, @Nullable Totals[] before, BitSet leftOut) {
        @Nullable Totals[] merged = before.length == ids ? before : Arrays.copyOf(before, ids);
        for (Totals each : merged) {
            if (each != null) {
                each.clear();
            }
        }
        for (int i = 0; i < retired.length && i < ids; i++) {
            Totals past = retired[i];
            if (past != null && !leftOut.get(i)) {
                Totals sum = merged[i] == null ? new Totals() : merged[i];
                sum.add(past);
                merged[i] = sum;
            }
        }
        for (ThreadCells cells : all) {
            cells.each(cell -> {
                if (cell.seriesId < ids && !leftOut.get(cell.seriesId)) {
                    add(cell, merged);
                }
            });
        }
        return merged;
    }

    private void retire(Cell cell) {
        if (cell.seriesId >= retired.length) {
            retired = Arrays.copyOf(retired, Math.max(cell.seriesId + 1, retired.length * 2));
        }
        add(cell, retired);
    }

    private static void add(Cell cell, @Nullable Totals[] sums) {
        Totals sum = sums[cell.seriesId];
        if (sum == null) {
            sum = new Totals();
            sums[cell.seriesId] = sum;
        }
        cell.addTo(sum);
    }

    /** Calls by site, up to an id. */
    synchronized long[] siteCalls(int sites) {
        long[] calls = Arrays.copyOf(retiredSiteCalls, sites);
        for (ThreadCells cells : all) {
            long[] own = cells.siteCalls;
            for (int site = 0; site < own.length && site < sites; site++) {
                calls[site] += own[site];
            }
        }
        return calls;
    }

    /** What was lost, by reason. */
    synchronized Losses losses() {
        long clamped = retiredClamped;
        long left = retiredLeft;
        long leaked = retiredLeaked;
        for (ThreadCells cells : all) {
            clamped += cells.clamped;
            left += cells.frames.left;
            leaked += cells.frames.leaked;
        }
        return new Losses(clamped, left, virtualFrames.exhausted(), leaked);
    }

    synchronized long footprintBytes() {
        long bytes = 8L * retiredSiteCalls.length + virtualFrames.footprintBytes();
        for (Totals past : retired) {
            bytes += past == null ? 4 : past.footprintBytes();
        }
        for (ThreadCells cells : all) {
            bytes += cells.footprintBytes();
        }
        return bytes;
    }

    /** How many threads' cells are live. */
    int live() {
        return all.size();
    }
}
