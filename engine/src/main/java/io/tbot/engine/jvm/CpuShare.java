package io.tbot.engine.jvm;

import java.util.concurrent.TimeUnit;

/**
 * CPU time of the process between two readings, as a share of its processors' time.
 *
 * <p>Threads: any, under one lock; readers share one interval.
 *
 * <p>Not: {@code getProcessCpuLoad}, which answers 0 when it was never asked before or asked just now.
 */
final class CpuShare {
    private static final long MIN_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private boolean begun;
    private long lastCpuNanos;
    private long lastNanos;
    private double lastRatio = -1;

    /** The share, 0 to 1; -1 if it is not known yet. */
    synchronized double ratio(long cpuNanos, long nowNanos, int processors) {
        if (cpuNanos < 0) {
            return -1;
        }
        long intervalNanos = nowNanos - lastNanos;
        if (begun && intervalNanos < MIN_INTERVAL_NANOS) {
            return lastRatio;
        }
        if (begun) {
            lastRatio = Math.min(1, Math.max(0, (double) (cpuNanos - lastCpuNanos) / intervalNanos / processors));
        }
        begun = true;
        lastCpuNanos = cpuNanos;
        lastNanos = nowNanos;
        return lastRatio;
    }
}
