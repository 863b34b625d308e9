package io.tbot.engine.measure;

import io.tbot.bootstrap.HotPath;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Which cells a living platform thread has. Found in fewer loads than a thread local, which counts in a probe, and kept
 * by workers of the common pool, which are stripped of thread locals after each task. Found by the thread's id: the
 * identity hash of a thread that another one joins is behind a monitor, 20 ns away.
 *
 * <p>Threads: any, lock-free. Shape: {@value #SEATS} seats by identity, {@value #PROBES} looked at. Errors: a thread
 * that finds no seat looks at its thread local, and gets new cells after each stripping. Source:
 * docs/decisions/one-writer.md.
 */
final class Seats {
    private static final int SEATS = 4096;
    private static final int PROBES = 32;

    private final AtomicReferenceArray<@Nullable ThreadCells> seats = new AtomicReferenceArray<>(SEATS);

    @HotPath
    @Nullable
    ThreadCells find(Thread thread) {
        int home = (int) ThreadIds.of(thread);
        ThreadCells cells = seats.get(home & (SEATS - 1));
        return cells != null && cells.thread == thread ? cells : findBeyond(thread, home);
    }

    /** Apart from its caller, which the compiler then makes part of the bot's method. */
    @HotPath
    private @Nullable ThreadCells findBeyond(Thread thread, int home) {
        for (int i = 1; i < PROBES; i++) {
            ThreadCells cells = seats.get((home + i) & (SEATS - 1));
            if (cells != null && cells.thread == thread) {
                return cells;
            }
        }
        return null;
    }

    void take(Thread thread, ThreadCells cells) {
        int home = (int) ThreadIds.of(thread);
        for (int i = 0; i < PROBES; i++) {
            if (seats.compareAndSet((home + i) & (SEATS - 1), null, cells)) {
                return;
            }
        }
    }

    /** Lets go of dead threads; the clock thread calls it before their cells are folded. */
    void sweep() {
        for (int i = 0; i < SEATS; i++) {
            ThreadCells cells = seats.get(i);
            if (cells != null && !cells.alive()) {
                seats.set(i, null);
            }
        }
    }
}
