package io.tbot.engine.venue;

import io.tbot.bootstrap.HotPath;

/**
 * Times as venues write them: seconds, milliseconds, microseconds or nanoseconds since 1970, by their size, with or
 * without a fraction; or {@code 2026-11-25T21:26:41.123456Z}.
 *
 * <p>Errors: what is no time, or lies before 2001 or after 2286, reads as 0. An offset from UTC other than {@code Z} is
 * no time. Precision: what the text has, at most nanoseconds.
 */
final class VenueTime {
    private static final int MAX_LENGTH = 40;

    private VenueTime() {}

    @HotPath
    static long epochNanos(char[] text, int from, int to) {
        int length = to - from;
        if (length < 9 || length > MAX_LENGTH) {
            return 0;
        }
        return length >= 20 && text[from + 4] == '-' ? ofDate(text, from, to) : ofNumber(text, from, to);
    }

    /** The unit of the last digit of a time that {@link #epochNanos} reads. */
    @HotPath
    static long resolutionNanos(char[] text, int from, int to) {
        int point = from;
        while (point < to && text[point] != '.') {
            point++;
        }
        boolean date = to - from >= 20 && text[from + 4] == '-';
        int end = date ? to - 1 : to;
        int fraction = Math.max(0, end - point - 1);
        int below = date ? 9 : Math.max(0, 19 - (point - from));
        long nanos = 1;
        for (int i = fraction; i < below; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    @HotPath
    private static long ofNumber(char[] text, int from, int to) {
        int point = from;
        while (point < to && text[point] != '.') {
            point++;
        }
        int digits = point - from;
        int unit = digits == 10 ? 9 : digits == 13 ? 6 : digits == 16 ? 3 : digits == 19 ? 0 : -1;
        long whole = unit < 0 ? -1 : digits(text, from, point);
        if (whole < 0) {
            return 0;
        }
        long nanos = whole;
        int at = point + 1;
        for (int i = 0; i < unit; i++) {
            int digit = at < to ? text[at] - '0' : 0;
            if (digit < 0 || digit > 9) {
                return 0;
            }
            nanos = nanos * 10 + digit;
            at++;
        }
        return nanos < 0 ? 0 : nanos;
    }

    @HotPath
    private static long ofDate(char[] text, int from, int to) {
        long year = digits(text, from, from + 4);
        long month = digits(text, from + 5, from + 7);
        long day = digits(text, from + 8, from + 10);
        long hour = digits(text, from + 11, from + 13);
        long minute = digits(text, from + 14, from + 16);
        long second = digits(text, from + 17, from + 19);
        if (year < 2001 || year > 2261 || month < 1 || month > 12 || day < 1 || day > 31) {
            return 0;
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60 || text[to - 1] != 'Z') {
            return 0;
        }
        long nanos = 0;
        int at = from + 19;
        boolean fraction = text[at] == '.';
        for (int i = 0; i < 9; i++) {
            at++;
            int digit = fraction && at < to - 1 ? text[at] - '0' : 0;
            if (digit < 0 || digit > 9) {
                return 0;
            }
            nanos = nanos * 10 + digit;
        }
        return ((daysFrom1970(year, month, day) * 24 + hour) * 60 + minute) * 60_000_000_000L
                + second * 1_000_000_000L
                + nanos;
    }

    /** Source: H. Hinnant, chrono-compatible low-level date algorithms, days_from_civil. */
    @HotPath
    private static long daysFrom1970(long year, long month, long day) {
        long y = month <= 2 ? year - 1 : year;
        long era = y / 400;
        long ofEra = y - era * 400;
        long ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468;
    }

    /** -1 where one is no digit. */
    @HotPath
    private static long digits(char[] text, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
