package io.tbot.engine.alert.rule;

/**
 * What a counter gained over a window. A counter that falls has begun anew.
 *
 * <p>Shape: the gain up to the beginning of each slice, {@code count + 1} doubles.
 */
final class CounterRing {
    private final Slices slices;
    private final double[] atBegin;
    private long slice;
    private long bornNanos;
    private double gained;
    private double last;

    /** @param base what the counter had before the window began to look */
    CounterRing(Slices slices, long watchedNanos, double base) {
        this.slices = slices;
        atBegin = new double[slices.count() + 1];
        slice = slices.index(watchedNanos);
        bornNanos = watchedNanos;
        last = base;
    }

    /** Says that the counter was nothing before: it did not exist, and the window looked already. */
    CounterRing since(long lookedNanos) {
        bornNanos = lookedNanos;
        return this;
    }

    void observe(double total, long watchedNanos) {
        long now = slices.index(watchedNanos);
        if (now > slice) {
            for (long s = Math.max(slice + 1, now - slices.count()); s <= now; s++) {
                atBegin[(int) (s % atBegin.length)] = gained;
            }
            slice = now;
        }
        gained += total >= last ? total - last : total;
        last = total;
    }

    double increase() {
        return gained - atBegin[(int) ((slice + 1) % atBegin.length)];
    }

    /** By the second of what was really seen of the window, which young ones take for ten seconds at least. */
    double rate(long watchedNanos) {
        long from = Math.max(bornNanos, (slice - slices.count()) * slices.sliceNanos());
        double seen = (watchedNanos - from) / 1e9;
        return increase() / Math.max(seen, Math.min(10, slices.windowNanos() / 1e9));
    }

    double total() {
        return last;
    }
}
