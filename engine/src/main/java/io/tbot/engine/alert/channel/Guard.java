package io.tbot.engine.alert.channel;

import io.tbot.bootstrap.AgentThread;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Closes a socket whose time is over: a peer that sends one byte now and then keeps any read timeout from passing.
 *
 * <p>Threads: one, {@code tbot-deliver-guard}, which lives only while something is watched.
 */
final class Guard {
    private static final long STEP_MILLIS = 100;

    private final Patience patience;
    private final List<Watch> watches = new ArrayList<>();
    private boolean running;

    Guard() {
        this(Patience.USUAL);
    }

    Guard(Patience patience) {
        this.patience = patience;
    }

    /** How long an attempt may take that it watches. */
    Patience patience() {
        return patience;
    }

    /** What is left of the time for one attempt that began then. */
    long leftMillis(long startNanos) {
        return patience.totalMillis() - (System.nanoTime() - startNanos) / 1_000_000L;
    }

    /** One thing watched; closing this ends the watch and leaves the thing alone. */
    final class Watch implements AutoCloseable {
        private final Closeable target;
        private final long endNanos;
        private volatile boolean fired;

        private Watch(Closeable target, long endNanos) {
            this.target = target;
            this.endNanos = endNanos;
        }

        /** Whether the time ran out. */
        boolean isOver() {
            return fired;
        }

        @Override
        public void close() {
            synchronized (watches) {
                watches.remove(this);
            }
        }
    }

    /** Closes the target in so many milliseconds, unless the watch is closed before. */
    Watch watch(Closeable target, long millis) {
        Watch watch = new Watch(target, System.nanoTime() + millis * 1_000_000L);
        synchronized (watches) {
            watches.add(watch);
            if (!running) {
                running = true;
                new AgentThread("tbot-deliver-guard", this::run).start();
            }
        }
        return watch;
    }

    private void run() {
        while (true) {
            List<Watch> over = new ArrayList<>();
            synchronized (watches) {
                if (watches.isEmpty()) {
                    running = false;
                    return;
                }
                long now = System.nanoTime();
                for (Iterator<Watch> each = watches.iterator(); each.hasNext(); ) {
                    Watch watch = each.next();
                    if (now - watch.endNanos >= 0) {
                        each.remove();
                        over.add(watch);
                    }
                }
            }
            for (Watch watch : over) {
                watch.fired = true;
                try {
                    watch.target.close();
                } catch (IOException | RuntimeException gone) {
                    // it is closed, or broken: its reader wakes up either way
                }
            }
            try {
                Thread.sleep(STEP_MILLIS);
            } catch (InterruptedException nobodyDoes) {
                // then it looks a little earlier
            }
        }
    }
}
