package io.tbot.engine.connectivity;

import io.tbot.bootstrap.HotPath;

/**
 * Reads numbers and times out of a header's value in place.
 *
 * <p>Threads: any. Errors: what is no number, or is beyond {@value #MAX}, reads as {@link #NONE}; of a longer value
 * only the first {@value #MAX_LENGTH} characters are looked at.
 */
final class HeaderValues {
    /** No valid value is negative. */
    static final long NONE = -1;

    /** Milliseconds since 1970 are below it for another thousand years. */
    private static final long MAX = 100_000_000_000_000L;

    private static final int MAX_LENGTH = 256;
    private static final int DATE_LENGTH = 29;
    private static final int MIN_YEAR = 1970;
    /** A later one does not fit into nanoseconds. */
    private static final int MAX_YEAR = 2199;

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private HeaderValues() {}

    /** The number that the value begins with: digits up to its end or a separator; a fraction is cut off. */
    @HotPath
    static long number(String value) {
        return number(value, skipSpaces(value, 0));
    }

    @HotPath
    private static long number(String value, int from) {
        long number = 0;
        int end = end(value);
        int at = from;
        for (; at < end && isDigit(value.charAt(at)); at++) {
            number = number * 10 + (value.charAt(at) - '0');
            if (number > MAX) {
                return NONE;
            }
        }
        return at == from || (at < end && " \t,;.".indexOf(value.charAt(at)) < 0) ? NONE : number;
    }

    /**
     * The number of a parameter: {@code 30} of {@code t} in {@code "default";r=50;t=30}. Of several items only the
     * first is read, unless the items are the parameters.
     */
    @HotPath
    static long parameter(String value, String key) {
        int end = end(value);
        boolean start = true;
        boolean items = value.indexOf(';') >= 0;
        for (int at = 0; at < end; at++) {
            char c = value.charAt(at);
            if (c == ',' && items) {
                return NONE;
            }
            if (c == ',' || c == ';') {
                start = true;
            } else if (start && c != ' ') {
                int after = at + key.length();
                if (value.startsWith(key, at) && after < end && value.charAt(after) == '=') {
                    return number(value, after + 1);
                }
                start = false;
            }
        }
        return NONE;
    }

    /** Seconds since 1970 of {@code Sun, 06 Nov 1994 08:49:37 GMT}. Source: RFC 9110 §5.6.7, the form in use. */
    @HotPath
    static long date(String value) {
        int from = skipSpaces(value, 0);
        if (value.length() - from < DATE_LENGTH || !value.startsWith(" GMT", from + 25)) {
            return NONE;
        }
        long day = digits(value, from + 5, 2);
        int month = month(value, from + 8);
        long year = digits(value, from + 12, 4);
        long hour = digits(value, from + 17, 2);
        long minute = digits(value, from + 20, 2);
        long second = digits(value, from + 23, 2);
        boolean valid = day >= 1 && day <= 31 && month > 0 && year >= MIN_YEAR && year <= MAX_YEAR;
        valid &= hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60;
        return valid ? ((days((int) year, month, (int) day) * 24 + hour) * 60 + minute) * 60 + second : NONE;
    }

    @HotPath
    private static int month(String value, int from) {
        for (int month = 0; month < 12; month++) {
            if (value.regionMatches(from, MONTHS, month * 3, 3)) {
                return month + 1;
            }
        }
        return 0;
    }

    /** Days since 1970 of a date of the Gregorian calendar. */
    @HotPath
    private static long days(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year;
        int era = y / 400;
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }

    @HotPath
    private static long digits(String value, int from, int count) {
        long number = 0;
        for (int i = from; i < from + count; i++) {
            if (!isDigit(value.charAt(i))) {
                return NONE;
            }
            number = number * 10 + (value.charAt(i) - '0');
        }
        return number;
    }

    @HotPath
    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    @HotPath
    private static int skipSpaces(String value, int from) {
        int at = from;
        int end = end(value);
        while (at < end && value.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    @HotPath
    private static int end(String value) {
        return Math.min(value.length(), MAX_LENGTH);
    }
}
