package io.tbot.engine.fix;

import io.tbot.bootstrap.HotPath;
import org.jspecify.annotations.Nullable;

/**
 * Times as FIX writes them, {@code 20260105-13:30:00.123456789}, with any number of decimals or none.
 *
 * <p>Threads: any. Units: nanoseconds since 1970; 0 for what is no time. Errors: a leap second counts as the first of
 * the next minute. Source: FIX 5.0 SP2, UTCTimestamp; days by H. Hinnant, "chrono-compatible low-level date
 * algorithms".
 */
final class FixTime {
    private static final int DATE_LENGTH = 8;
    private static final int TIME_LENGTH = 8;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final long NANOS_PER_DAY = SECONDS_PER_DAY * NANOS_PER_SECOND;
    /** Beyond these years nanoseconds leave a {@code long}. */
    private static final int MIN_YEAR = 1970;

    private static final int MAX_YEAR = 2261;

    private FixTime() {}

    /** The time of one text with date and time. */
    @HotPath
    static long of(@Nullable String text) {
        return text == null || text.length() <= DATE_LENGTH || text.charAt(DATE_LENGTH) != '-'
                ? 0
                : of(text, text, DATE_LENGTH + 1);
    }

    /** The unit of the last digit of a text that {@link #of(String)} reads. */
    @HotPath
    static long resolution(String text) {
        int decimals = Math.min(9, Math.max(0, text.length() - DATE_LENGTH - TIME_LENGTH - 2));
        long nanos = NANOS_PER_SECOND;
        for (int i = 0; i < decimals; i++) {
            nanos /= 10;
        }
        return nanos;
    }

    /**
     * The venue's time of a piece of market data.
     *
     * @param date of an entry; that of {@code sent} without it
     * @param time of day of the entry, or date and time of the message
     * @param sent date and time at which the message was sent
     */
    @HotPath
    static long ofEntry(@Nullable String date, @Nullable String time, @Nullable String sent) {
        long sentNanos = of(sent);
        if (time == null) {
            return sentNanos;
        }
        if (time.length() <= 2 || time.charAt(2) != ':') {
            long nanos = of(time);
            return nanos == 0 ? sentNanos : nanos;
        }
        if (date != null) {
            return of(date, time, 0);
        }
        long nanos = sent == null || sentNanos == 0 ? 0 : of(sent, time, 0);
        return nanos - sentNanos > NANOS_PER_DAY / 2 ? nanos - NANOS_PER_DAY : nanos; // sent after midnight
    }

    @HotPath
    private static long of(String date, String time, int start) {
        int year = number(date, 0, 4);
        int month = number(date, 4, 2);
        int day = number(date, 6, 2);
        int hour = number(time, start, 2);
        int minute = number(time, start + 3, 2);
        int second = number(time, start + 6, 2);
        if (year < MIN_YEAR || year > MAX_YEAR || month < 1 || month > 12 || day < 1 || day > 31) {
            return 0;
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return 0;
        }
        long seconds = days(year, month, day) * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second;
        return seconds * NANOS_PER_SECOND + fraction(time, start + TIME_LENGTH);
    }

    @HotPath
    private static long days(int year, int month, int day) {
        int shifted = month > 2 ? year : year - 1;
        int era = shifted / 400;
        int yearOfEra = shifted - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468L;
    }

    /** The decimals after a point, the first nine of them. */
    @HotPath
    private static long fraction(String text, int point) {
        if (point >= text.length() || text.charAt(point) != '.') {
            return 0;
        }
        long nanos = 0;
        for (int i = 1; i <= 9; i++) {
            int at = point + i;
            int digit = at < text.length() ? text.charAt(at) - '0' : 0;
            if (digit < 0 || digit > 9) {
                return 0;
            }
            nanos = nanos * 10 + digit;
        }
        return nanos;
    }

    /** The number that these characters write; -1 where one is no digit or missing. */
    @HotPath
    private static int number(String text, int start, int length) {
        if (text.length() < start + length) {
            return -1;
        }
        int number = 0;
        for (int i = start; i < start + length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
