package io.tbot.engine.alert;

import io.tbot.engine.alert.model.Timings;
import java.util.concurrent.atomic.AtomicLong;

/** What looking at all rules takes, and how late it begins. Threads: the alert thread counts, any reads. */
public final class LookTimes {
    private final Timings taken = Timings.ofLooks();
    private final AtomicLong skipped = new AtomicLong();
    private volatile double lagSeconds;

    /**
     * A look is over.
     *
     * @param lateNanos how long after it was due it began
     */
    public void add(long lateNanos, long takenNanos) {
        skipped.addAndGet(Math.max(0, lateNanos) / AlertEngine.TICK_NANOS);
        lagSeconds = Math.max(0, lateNanos) / 1e9;
        taken.addNanos(takenNanos);
    }

    /** From its begin to the last notification handed over. */
    public Timings.Counts taken() {
        return taken.read();
    }

    /** How many were due and did not take place, since the one before, or the process, took too long. */
    public long skipped() {
        return skipped.get();
    }

    /** How late the last one began. */
    public double lagSeconds() {
        return lagSeconds;
    }
}
