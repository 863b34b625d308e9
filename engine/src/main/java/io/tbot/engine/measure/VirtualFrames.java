package io.tbot.engine.measure;

import io.tbot.bootstrap.HotPath;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Frames of virtual threads, which may change carrier between enter and exit: a bounded pool found by thread id.
 *
 * <p>Threads: any virtual thread; a slot belongs to the one whose id is in it until its outermost operation ends.
 * Shape: {@value #SLOTS} slots, at most {@value #PROBES} looked at. Errors: where none is free the call is timed
 * without frames, so nested own probes of one family are each counted (HTTP and JDBC keep their own depth);
 * {@link #exhausted} says how often.
 */
final class VirtualFrames {
    private static final int SLOTS = 1024;
    private static final int PROBES = 8;

    private final AtomicLongArray owners = new AtomicLongArray(SLOTS);
    private final @Nullable Frames[] frames = new Frames[SLOTS];
    private final AtomicLong exhausted = new AtomicLong();

    @HotPath
    private static int home(long threadId) {
        return (int) ((threadId * 0x9E3779B97F4A7C15L) >>> 54);
    }

    /** The frames that this thread already owns, or {@code null}. */
    @HotPath
    @Nullable
    Frames find(long threadId) {
        int home = home(threadId);
        for (int i = 0; i < PROBES; i++) {
            int slot = (home + i) & (SLOTS - 1);
            if (owners.get(slot) == threadId) {
                return frames[slot];
            }
        }
        return null;
    }

    /** Takes a free slot for the thread; {@code null} where none is free. */
    @HotPath
    @Nullable
    Frames claim(long threadId) {
        int home = home(threadId);
        for (int i = 0; i < PROBES; i++) {
            int slot = (home + i) & (SLOTS - 1);
            if (owners.get(slot) == 0 && owners.compareAndSet(slot, 0, threadId)) {
                Frames own = frames[slot];
                return own == null ? fill(slot) : own;
            }
        }
        exhausted.incrementAndGet();
        return null;
    }

    /** First use of a slot; ordered for the next owner by the owner field. */
    private Frames fill(int slot) {
        Frames own = new Frames();
        frames[slot] = own;
        return own;
    }

    /** Gives the slot back. */
    @HotPath
    void release(long threadId) {
        int home = home(threadId);
        for (int i = 0; i < PROBES; i++) {
            int slot = (home + i) & (SLOTS - 1);
            if (owners.get(slot) == threadId) {
                owners.set(slot, 0);
                return;
            }
        }
    }

    /** Bytes of the slots that were ever used. */
    long footprintBytes() {
        long bytes = (8L + 4) * SLOTS;
        for (Frames own : frames) {
            bytes += own == null ? 0 : Frames.FOOTPRINT_BYTES;
        }
        return bytes;
    }

    long exhausted() {
        return exhausted.get();
    }
}
