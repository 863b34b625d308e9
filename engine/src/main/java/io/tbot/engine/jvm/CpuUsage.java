package io.tbot.engine.jvm;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Busy share of all processors between two readings of {@code /proc/stat}.
 *
 * <p>Threads: any, under one lock.
 *
 * <p>Errors: two readers share one interval, so each sees at least the last full second and at most the time since the
 * other's.
 */
final class CpuUsage {
    /** The kernel counts in ticks of 10 ms; less than a second of them is mostly rounding. */
    private static final long MIN_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;

    /** Guest time, the words after these, is in user time already. */
    private static final int WORDS = 8;

    private double lastBusy = -1;
    private double lastAll;
    private long lastNanos;
    private double lastPercent = -1;

    /** The share in percent; -1 if it is not known yet. */
    synchronized double percent(@Nullable String stat, long nowNanos) {
        String[] words = ProcFiles.words(stat, "cpu ");
        if (words.length < WORDS) {
            return -1;
        }
        boolean first = lastBusy < 0;
        if (!first && nowNanos - lastNanos < MIN_INTERVAL_NANOS) {
            return lastPercent;
        }
        double all = 0;
        double busy = 0;
        for (int i = 0; i < WORDS; i++) {
            double ticks = ProcFiles.number(words, i);
            all += ticks;
            busy += i == IDLE || i == IO_WAIT ? 0 : ticks;
        }
        if (!first && all > lastAll) {
            lastPercent = Math.min(100, Math.max(0, 100 * (busy - lastBusy) / (all - lastAll)));
        }
        lastBusy = busy;
        lastAll = all;
        lastNanos = nowNanos;
        return lastPercent;
    }
}
