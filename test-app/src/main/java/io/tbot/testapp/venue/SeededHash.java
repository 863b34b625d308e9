package io.tbot.testapp.venue;

/** A fraction in [0, 1) for a text or a number, equal in every run with the same seed. */
final class SeededHash {
    private static final double UNIT = 0x1.0p-53;

    private final long seed;

    /** @param purpose keeps two decisions about the same text apart */
    SeededHash(long seed, String purpose) {
        this.seed = mix(seed + fold(0, purpose));
    }

    double fraction(String text) {
        return unit(fold(seed, text));
    }

    double fraction(long number) {
        return unit(mix(seed ^ mix(number)));
    }

    private static double unit(long hash) {
        return (hash >>> 11) * UNIT;
    }

    private static long fold(long start, String text) {
        long hash = mix(start);
        for (int i = 0; i < text.length(); i++) {
            hash = mix(hash ^ text.charAt(i));
        }
        return hash;
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014). */
    private static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
