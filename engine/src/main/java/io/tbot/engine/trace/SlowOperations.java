package io.tbot.engine.trace;

import io.tbot.bootstrap.HotPath;
import io.tbot.engine.measure.Frames;
import io.tbot.engine.measure.Keeper;
import io.tbot.engine.measure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The last outermost operations that were slower than their series' last minute, or failed, each with its whole tree.
 *
 * <p>Threads: any of the bot's writes a slot it has taken by compare-and-set; a slot in use is not waited for, the tree
 * is dropped and counted; readers copy slots that nobody writes. Shape: {@value #SLOTS} trees of {@value Frames#KEPT}
 * frames, allocated once, 120 KB.
 */
public final class SlowOperations extends Keeper {
    private static final int SLOTS = 64;
    private static final int FREE = 0;
    private static final int BUSY = 1;

    private final Tree[] trees = new Tree[SLOTS];
    private final AtomicIntegerArray states = new AtomicIntegerArray(SLOTS);
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();

    public SlowOperations() {
        for (int i = 0; i < SLOTS; i++) {
            trees[i] = new Tree();
        }
    }

    @Override
    @HotPath
    public void keep(Frames frames, Series root, long nanos, boolean failed) {
        int slot = (int) (next.getAndIncrement() & (SLOTS - 1));
        if (!states.compareAndSet(slot, FREE, BUSY)) {
            dropped.incrementAndGet();
            return;
        }
        Tree tree = trees[slot];
        tree.root = root;
        tree.nanos = nanos;
        tree.failed = failed;
        tree.size = frames.copy(tree.sites, tree.depths, tree.starts, tree.ends);
        states.set(slot, FREE);
    }

    /** How many were kept so far, the overwritten included. */
    public long kept() {
        return next.get() - dropped.get();
    }

    /** How many found their slot in use. */
    public long dropped() {
        return dropped.get();
    }

    /** The trees kept now, newest first. */
    public List<KeptOperation> latest() {
        List<KeptOperation> latest = new ArrayList<>();
        long newest = next.get();
        for (long n = newest - 1; n >= 0 && n >= newest - SLOTS; n--) {
            KeptOperation kept = copy((int) (n & (SLOTS - 1)));
            if (kept != null) {
                latest.add(kept);
            }
        }
        return latest;
    }

    /** Forgets the trees; what is being written stays. */
    public void forget() {
        for (int slot = 0; slot < SLOTS; slot++) {
            if (states.compareAndSet(slot, FREE, BUSY)) {
                trees[slot].root = null;
                states.set(slot, FREE);
            }
        }
    }

    private @Nullable KeptOperation copy(int slot) {
        if (!states.compareAndSet(slot, FREE, BUSY)) {
            return null;
        }
        Tree tree = trees[slot];
        Series root = tree.root;
        KeptOperation kept = root == null ? null : tree.read(root);
        states.set(slot, FREE);
        return kept;
    }

    /** A slot's preallocated room. */
    private static final class Tree {
        @Nullable
        Series root;

        long nanos;
        boolean failed;
        int size;
        final int[] sites = new int[Frames.KEPT];
        final int[] depths = new int[Frames.KEPT];
        final long[] starts = new long[Frames.KEPT];
        final long[] ends = new long[Frames.KEPT];

        KeptOperation read(Series root) {
            List<KeptOperation.Step> steps = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                steps.add(new KeptOperation.Step(
                        sites[i], depths[i], starts[i] - starts[0], Math.max(0, ends[i] - starts[i])));
            }
            return new KeptOperation(root, size == 0 ? 0 : starts[0], nanos, failed, steps);
        }
    }
}
