package io.tbot.engine.alert.trial;

/** Lengths of time, as people read them: {@code 1m31s}. {@link io.tbot.engine.alert.rule.Units} reads them. */
final class Times {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;
    private static final long[] UNITS = {86_400 * SECOND, 3_600 * SECOND, 60 * SECOND, SECOND, MILLI};
    private static final String[] NAMES = {"d", "h", "m", "s", "ms"};

    private Times() {}

    /** {@code 1m31s}; what is less than a millisecond is left out. */
    static String text(long nanos) {
        StringBuilder text = new StringBuilder();
        long left = nanos;
        for (int i = 0; i < UNITS.length; i++) {
            if (left >= UNITS[i]) {
                text.append(left / UNITS[i]).append(NAMES[i]);
                left %= UNITS[i];
            }
        }
        return text.isEmpty() ? "0s" : text.toString();
    }
}
