package io.tbot.engine.alert.kill;

import java.util.SplittableRandom;

/**
 * What happens in the world, whoever watches: instance {@code n} is bad from one moment to another, 25 of them begin
 * and 25 end each second. A few last until the end: some are taken by somebody, some escalate.
 *
 * <p>Threads: immutable. Units: milliseconds of the wall clock.
 *
 * @param beginMillis when the first one begins
 * @param endMillis when all is well again
 */
record World(long seed, long beginMillis, long endMillis) {
    private static final int SPACING_MILLIS = 40;
    private static final int MIN_MILLIS = 2_000;
    private static final int MORE_MILLIS = 4_000;
    private static final int LASTING = 100;
    static final int LOTS = 6;

    /** How many have begun. */
    int begun(long millis) {
        return (int) Math.max(0, (Math.min(millis, endMillis) - beginMillis + SPACING_MILLIS - 1) / SPACING_MILLIS);
    }

    long startMillis(int n) {
        return beginMillis + (long) n * SPACING_MILLIS;
    }

    long overMillis(int n) {
        int life = MIN_MILLIS + new SplittableRandom(seed + n).nextInt(MORE_MILLIS);
        return lasts(n) ? endMillis : Math.min(endMillis, startMillis(n) + life);
    }

    boolean isBad(int n, long millis) {
        return millis >= startMillis(n) && millis < overMillis(n);
    }

    boolean lasts(int n) {
        return n % LASTING < 2;
    }

    /** It is told by itself, not with others of its lot. */
    boolean isOdd(int n) {
        return n % 10 == 3 || lasts(n);
    }

    /** Somebody takes it as soon as it fires. */
    boolean isTaken(int n) {
        return n % LASTING == 0;
    }

    /** The first that may still be bad, but for those that last. */
    int firstRecent(long millis) {
        return begun(millis - MIN_MILLIS - MORE_MILLIS - 1_000);
    }

    static String lot(int n) {
        return "lot" + n % LOTS;
    }
}
