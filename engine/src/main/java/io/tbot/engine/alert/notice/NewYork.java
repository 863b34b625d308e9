package io.tbot.engine.alert.notice;

import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZonedDateTime;

/**
 * The days on which the New York Stock Exchange does not trade, or ends at 13:00.
 *
 * <p>Not: what it decides at short notice (a day of mourning, a storm). Source: NYSE rule 7.2 and its calendars of 2024
 * to 2027.
 */
final class NewYork {
    private static final LocalTime EARLY_CLOSE = LocalTime.of(13, 0);
    private static final int FIRST_JUNETEENTH = 2022;

    private NewYork() {}

    /** Whether it trades then, of a time in its zone within the hours of a usual weekday. */
    static boolean trades(ZonedDateTime time) {
        LocalDate day = time.toLocalDate();
        return !isHoliday(day) && (time.toLocalTime().isBefore(EARLY_CLOSE) || !endsEarly(day));
    }

    static boolean isHoliday(LocalDate day) {
        int year = day.getYear();
        return switch (day.getMonth()) {
            case JANUARY -> day.equals(newYear(year)) || day.equals(nth(3, DayOfWeek.MONDAY, day));
            case FEBRUARY -> day.equals(nth(3, DayOfWeek.MONDAY, day));
            case MARCH, APRIL -> day.equals(easter(year).minusDays(2));
            case MAY -> day.equals(day.with(lastInMonth(DayOfWeek.MONDAY)));
            case JUNE -> year >= FIRST_JUNETEENTH && day.equals(observed(year, Month.JUNE, 19));
            case JULY -> day.equals(observed(year, Month.JULY, 4));
            case SEPTEMBER -> day.equals(nth(1, DayOfWeek.MONDAY, day));
            case NOVEMBER -> day.equals(nth(4, DayOfWeek.THURSDAY, day));
            case DECEMBER -> day.equals(observed(year, Month.DECEMBER, 25));
            default -> false;
        };
    }

    /** Of a weekday that is no holiday. */
    static boolean endsEarly(LocalDate day) {
        return switch (day.getMonth()) {
            case JULY -> day.getDayOfMonth() == 3; // a Friday is the holiday itself
            case NOVEMBER -> day.equals(nth(4, DayOfWeek.THURSDAY, day).plusDays(1));
            case DECEMBER -> day.getDayOfMonth() == 24;
            default -> false;
        };
    }

    private static LocalDate nth(int n, DayOfWeek weekday, LocalDate inMonth) {
        return inMonth.with(dayOfWeekInMonth(n, weekday));
    }

    /** On a Saturday it is lost: the Friday before belongs to another year. */
    private static LocalDate newYear(int year) {
        LocalDate day = LocalDate.of(year, Month.JANUARY, 1);
        return day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
    }

    private static LocalDate observed(int year, Month month, int dayOfMonth) {
        LocalDate day = LocalDate.of(year, month, dayOfMonth);
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.minusDays(1);
            case SUNDAY -> day.plusDays(1);
            default -> day;
        };
    }

    /** Source: the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
    static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int ofCentury = year % 100;
        int epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        int toSunday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
        int late = (golden + 11 * epact + 22 * toSunday) / 451;
        int days = epact + toSunday - 7 * late + 114;
        return LocalDate.of(year, days / 31, days % 31 + 1);
    }
}
