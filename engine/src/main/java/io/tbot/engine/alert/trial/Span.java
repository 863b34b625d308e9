package io.tbot.engine.alert.trial;

import io.tbot.engine.alert.rule.Units;

/**
 * A stretch of a test's time, both ends in it.
 *
 * @param fromNanos since the start
 * @param toNanos {@link Long#MAX_VALUE} for the end of the test
 */
record Span(long fromNanos, long toNanos) {
    static final Span ALL = new Span(0, Long.MAX_VALUE);

    /**
     * Reads {@code 2m}, {@code <=2m}, {@code >=90s} or {@code 1m..2m}.
     *
     * @throws IllegalArgumentException with a message for its author
     */
    static Span of(String text) {
        String bare = text.trim();
        int dots = bare.indexOf("..");
        if (bare.startsWith("<=")) {
            return new Span(0, nanos(bare.substring(2), text));
        }
        if (bare.startsWith(">=")) {
            return new Span(nanos(bare.substring(2), text), Long.MAX_VALUE);
        }
        long from = nanos(dots < 0 ? bare : bare.substring(0, dots), text);
        return new Span(from, dots < 0 ? from : nanos(bare.substring(dots + 2), text));
    }

    private static long nanos(String part, String whole) {
        long nanos = Units.nanos(part.trim());
        if (nanos < 0) {
            throw new IllegalArgumentException("'" + whole + "' is no time, written like 2m, <=2m, >=90s or 1m..2m");
        }
        return nanos;
    }

    boolean isMoment() {
        return fromNanos == toNanos;
    }

    boolean contains(long nanos) {
        return nanos >= fromNanos && nanos <= toNanos;
    }

    /** The latest time that it names; 0 where it names none. */
    long latestNanos() {
        return toNanos == Long.MAX_VALUE ? fromNanos : toNanos;
    }

    /** {@code at 1m31s}, {@code within 0s..2m}; empty for all of the test. */
    @Override
    public String toString() {
        if (equals(ALL)) {
            return "";
        }
        if (isMoment()) {
            return " at " + Times.text(fromNanos);
        }
        return toNanos == Long.MAX_VALUE
                ? " from " + Times.text(fromNanos) + " on"
                : " within " + Times.text(fromNanos) + ".." + Times.text(toNanos);
    }
}
