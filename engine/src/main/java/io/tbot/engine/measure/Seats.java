package io.tbot.engine.measure;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Which cells a living thread has, for those that lost the thread local that says so: workers of the common pool are
 * stripped of theirs after each task, and would otherwise leave cells behind with every one.
 *
 * <p>Threads: any, lock-free; entered on a thread's first call and after each stripping. Shape: {@value #SEATS} seats
 * by identity, {@value #PROBES} looked at. Errors: a thread that finds no seat gets new cells after each stripping.
 */
final class Seats {
    private static final int SEATS = 4096;
    private static final int PROBES = 32;

    private final AtomicReferenceArray<@Nullable Seat> seats = new AtomicReferenceArray<>(SEATS);

    @Nullable
    ThreadCells find(Thread thread) {
        int home = System.identityHashCode(thread);
        for (int i = 0; i < PROBES; i++) {
            Seat seat = seats.get((home + i) & (SEATS - 1));
            if (seat != null && seat.thread == thread) {
                return seat.cells;
            }
        }
        return null;
    }

    void take(Thread thread, ThreadCells cells) {
        Seat own = new Seat(thread, cells);
        int home = System.identityHashCode(thread);
        for (int i = 0; i < PROBES; i++) {
            if (seats.compareAndSet((home + i) & (SEATS - 1), null, own)) {
                return;
            }
        }
    }

    /** Lets go of dead threads; the clock thread calls it before their cells are folded. */
    void sweep() {
        for (int i = 0; i < SEATS; i++) {
            Seat seat = seats.get(i);
            if (seat != null && !seat.thread.isAlive()) {
                seats.set(i, null);
            }
        }
    }

    private record Seat(Thread thread, ThreadCells cells) {}
}
