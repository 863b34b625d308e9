package io.tbot.engine.measure;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.Probe;
import org.jspecify.annotations.Nullable;

/**
 * The open operations of one thread and, until its outermost ends, the finished ones: a call tree that costs nothing
 * unless it is kept.
 *
 * <p>Threads: the owner alone. Shape: {@value #OPEN} open operations, {@value #KEPT} frames of (site, depth, start,
 * end); what does not fit is left out of the tree and counted, never out of the histograms.
 */
public final class Frames {
    /** Deeper nesting of probed methods than any sane bot has. */
    static final int OPEN = 32;

    /** Spans per trace: spec metrics 2.8. */
    public static final int KEPT = 64;

    /** Two arrays of int, one of references, two of long, their headers. */
    static final int FOOTPRINT_BYTES = 2 * 4 * OPEN + (4 + 2 * 8) * KEPT + 144;

    /** What two numbers share an int by: depths and frames fit below, guards and sites above. */
    private static final int BITS = 8;

    private static final int NO_FRAME = (1 << BITS) - 1;

    /** More nested calls of one family than any batch makes before anything else ends. */
    private static final int MAX_REFUSALS = 10_000;

    /** Guard above, number of the frame below; {@link #NO_FRAME} where it found no room. */
    private final int[] open = new int[OPEN];

    private final @Nullable Cell[] openCell = new Cell[OPEN];
    /** Site above, depth below. */
    private final int[] place = new int[KEPT];

    private final long[] startNanos = new long[KEPT];
    private final long[] endNanos = new long[KEPT];
    private int used;
    private int depth;

    /** Operations that found no room in the tree. */
    long left;

    /** Frames given up because their operation never ended. */
    long leaked;

    private int refusals;

    /** {@link Probe#overflows} when the outermost operation began. */
    private int overflowsBefore;

    /** Whether an operation of this guard is already open. */
    @HotPath
    boolean nested(int guard) {
        if (depth == 0) {
            return false;
        }
        if (overflowsBefore != Probe.overflows) {
            return lost();
        }
        return guard != 0 && isOpen(guard);
    }

    @HotPath
    private boolean isOpen(int guard) {
        int[] open = this.open;
        for (int i = Math.min(depth, OPEN) - 1; i >= 0; i--) {
            if (open[i] >>> BITS == guard) {
                return ++refusals < MAX_REFUSALS || lost();
            }
        }
        return false;
    }

    /**
     * The operation that calls seem to be in may have ended without telling us. A stack overflow can do that, by
     * striking in our own exit: then one was counted since the operation began, or so many calls within it and not one
     * that ended. Where it has not ended after all, its tree is lost and a call within it may count again.
     */
    private boolean lost() {
        leaked++;
        clear();
        return false;
    }

    /** Opens a frame; returns the depth to close it with, from 0; {@link #OPEN} where there is no room. */
    @HotPath
    int push(int siteId, int guard, @Nullable Cell cell, long nanos) {
        int depth = this.depth;
        if (depth >= OPEN) {
            left++;
            return OPEN;
        }
        if (depth == 0) {
            overflowsBefore = Probe.overflows;
        }
        int frame = used;
        if (frame < KEPT) {
            place[frame] = siteId << BITS | depth;
            startNanos[frame] = nanos;
            used = frame + 1;
        } else {
            frame = NO_FRAME;
            left++;
        }
        open[depth] = guard << BITS | frame;
        openCell[depth] = cell;
        this.depth = depth + 1;
        return depth;
    }

    /** The cell that the operation opened last at this depth counts in, if it was given. */
    @HotPath
    @Nullable
    Cell cell(int depth) {
        return openCell[depth];
    }

    /** Closes the frame and all that an exception left open above it; returns whether it was the outermost. */
    @HotPath
    boolean pop(int at, long nanos) {
        refusals = 0;
        if (at >= depth) {
            return false;
        }
        int frame = open[at] & NO_FRAME;
        if (frame != NO_FRAME) {
            endNanos[frame] = nanos;
        }
        depth = at;
        return at == 0;
    }

    /**
     * Copies the tree out; the arrays have room for {@value #KEPT}. An end is 0 where the operation has none: what
     * stands in its place is an earlier tree's.
     *
     * @return how many frames there are
     */
    @HotPath
    public int copy(int[] sites, int[] depths, long[] starts, long[] ends) {
        int used = this.used;
        for (int i = 0; i < used; i++) {
            sites[i] = place[i] >>> BITS;
            depths[i] = place[i] & NO_FRAME;
            starts[i] = startNanos[i];
            ends[i] = endNanos[i] - startNanos[i] < 0 ? 0 : endNanos[i];
        }
        return used;
    }

    /** Forgets the tree of an outermost operation that ended. */
    @HotPath
    void clear() {
        refusals = 0;
        used = 0;
        depth = 0;
    }
}
