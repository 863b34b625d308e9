package io.tbot.engine.alert.rule;

/**
 * A window cut into slices. Shape: {@code count} whole slices and the one that runs; a window is up to one slice longer
 * than asked for.
 *
 * @param sliceNanos at least a tick
 */
record Slices(long windowNanos, long sliceNanos, int count) {
    /** A window in {@code parts} slices, fewer where a tick is longer than one. */
    static Slices of(long windowNanos, long tickNanos, int parts) {
        long slice = Math.max(Math.max(1, tickNanos), (windowNanos + parts - 1) / parts);
        return new Slices(windowNanos, slice, (int) Math.max(1, (windowNanos + slice - 1) / slice));
    }

    long index(long watchedNanos) {
        return watchedNanos / sliceNanos;
    }
}
