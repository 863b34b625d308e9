package io.tbot.engine.measure;

import io.tbot.bootstrap.HotPath;
import org.jspecify.annotations.Nullable;

/**
 * One label set of a {@link Point}. Its counts are in the threads' {@link Cell}s under its id.
 *
 * <p>Threads: immutable but for the gauge (any writer, last one wins) and the slow limit (written by the clock thread).
 */
public final class Series {
    private final int id;
    private final Point point;
    private final String[] labels;
    private final int hash;

    /** Where durations go: itself, or the series of symbol {@code other} beyond the first symbols. */
    final Series durations;

    /** A root operation longer than this is kept with all its frames; the last minute's p99. */
    volatile long slowNanos = Long.MAX_VALUE;

    volatile double gauge = Double.NaN;

    Series(int id, Point point, String[] labels, int hash, @Nullable Series durations) {
        this.id = id;
        this.point = point;
        this.labels = labels;
        this.hash = hash;
        this.durations = durations == null ? this : durations;
    }

    int id() {
        return id;
    }

    public Point point() {
        return point;
    }

    int hash() {
        return hash;
    }

    /** The value of a slot; empty where nothing filled it. */
    @HotPath
    public String label(int slot) {
        return labels[slot];
    }

    /** How many labels it has. */
    @HotPath
    public int labelCount() {
        return labels.length;
    }

    String[] labels() {
        return labels;
    }

    /** The last value set; NaN before the first. */
    public double gauge() {
        return gauge;
    }
}
