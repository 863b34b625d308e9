package io.tbot.testapp.bot;

/**
 * Random numbers that depend only on a seed, an ordinal and a purpose, so that any of them can be drawn in any order.
 *
 * <p>Source: the finalizer of SplitMix64 (Steele, Lea, Flood 2014).
 */
final class Draw {
    private Draw() {}

    /** In {@code [0, bound)}. */
    static int below(int bound, long seed, long ordinal, int purpose) {
        long mixed = mix(mix(mix(seed) + ordinal) + purpose);
        return (int) Long.remainderUnsigned(mixed, bound);
    }

    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
