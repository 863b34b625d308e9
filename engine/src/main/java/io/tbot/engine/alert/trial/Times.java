package io.tbot.engine.alert.trial;

import io.tbot.engine.alert.rule.Units;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time, as people write and read them: {@code 1m31s}. */
final class Times {
    private static final long MAX_NANOS = 30L * 86_400 * 1_000_000_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;
    private static final long[] UNITS = {86_400 * SECOND, 3_600 * SECOND, 60 * SECOND, SECOND, MILLI};
    private static final String[] NAMES = {"d", "h", "m", "s", "ms"};

    private static final Pattern PARTS = Pattern.compile("([0-9.]+[a-z]+)+");
    private static final Pattern PART = Pattern.compile("[0-9.]+[a-z]+");

    private Times() {}

    /** In nanoseconds; -1 where the text is none, or is longer than 30 days. */
    static long nanos(String text) {
        if (!PARTS.matcher(text).matches()) {
            return Units.nanos(text);
        }
        long all = 0;
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            long part = Units.nanos(parts.group());
            if (part < 0) {
                return -1;
            }
            all += part;
        }
        return all > MAX_NANOS ? -1 : all;
    }

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
