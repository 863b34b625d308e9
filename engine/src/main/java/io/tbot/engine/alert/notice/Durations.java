package io.tbot.engine.alert.notice;

import io.tbot.engine.config.Entry;
import io.tbot.engine.config.Quote;

/** Reads durations: a number and {@code ms, s, m, h} or {@code d}. A bare number has no unit and is refused. */
final class Durations {
    private static final long MAX_MILLIS = 30L * 24 * 3_600_000;

    private Durations() {}

    /** The key's duration; {@code absent} where it is not there, or wrong, which is reported. */
    static long millis(Entry entry, String key, long absent, boolean required) {
        if (entry.get(key) == null && !required) {
            return absent;
        }
        String text = required ? entry.requiredText(key) : entry.text(key);
        if (text == null) {
            return absent;
        }
        long millis = millis(text);
        if (millis < 0) {
            entry.wrongValue(
                    key, "'" + Quote.of(text) + "' is no duration from 0s to 30d, such as 500ms, 30s, 5m or 4h");
            return absent;
        }
        return millis;
    }

    /** -1 where it is none. */
    static long millis(String text) {
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        long unit = switch (text.substring(digits)) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            case "d" -> 24 * 3_600_000;
            default -> 0;
        };
        if (unit == 0 || digits == 0 || digits > 10) {
            return -1;
        }
        long count = Long.parseLong(text.substring(0, digits));
        return count > MAX_MILLIS / unit ? -1 : count * unit;
    }
}
