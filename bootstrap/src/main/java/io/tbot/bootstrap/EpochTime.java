package io.tbot.bootstrap;

/**
 * Times since 1970 that a bot keeps as floating point.
 *
 * <p>Units: in, seconds, milliseconds or any finer unit, told apart by magnitude; out, nanoseconds. Errors: a double of
 * seconds in this century is exact to 256 ns; what is no number becomes 0.
 */
public final class EpochTime {
    /** Seconds up to the year 5138, milliseconds from 1973. */
    private static final double MAX_SECONDS = 1e11;

    private static final double MAX_MILLIS = 1e14;

    private static final double MAX_MICROS = 1e17;

    private EpochTime() {}

    /** The time in nanoseconds, without losing the fraction. */
    @HotPath
    public static long of(double time) {
        if (time < MAX_SECONDS) {
            return (long) (time * 1e9);
        }
        if (time < MAX_MILLIS) {
            return (long) (time * 1e6);
        }
        return time < MAX_MICROS ? (long) (time * 1e3) : (long) time;
    }
}
