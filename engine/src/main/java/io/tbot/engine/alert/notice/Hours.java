package io.tbot.engine.alert.notice;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Hours that come back each week, in a zone: {@code Wed 02:00-02:30 UTC}, {@code Mon-Fri 09:30-16:00 America/New_York},
 * {@code Sat,Sun 00:00-24:00 UTC}. Where the end is not after the start it is on the next day. They follow the zone's
 * clock through summer time.
 */
public final class Hours {
    private final Set<DayOfWeek> days;
    private final LocalTime from;
    private final LocalTime to;
    private final boolean isWholeDay;
    private final ZoneId zone;
    private final String text;

    private Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to, boolean isWholeDay, ZoneId zone, String text) {
        this.days = days;
        this.from = from;
        this.to = to;
        this.isWholeDay = isWholeDay;
        this.zone = zone;
        this.text = text;
    }

    /** @throws IllegalArgumentException with a message for its author */
    public static Hours of(String text) {
        String[] words = text.trim().split("\\s+", -1);
        int dash = words.length < 2 ? -1 : words[1].indexOf('-');
        if (words.length > 3 || dash < 0) {
            throw new IllegalArgumentException("'" + text + "' is no 'Mon-Fri 09:30-16:00 America/New_York'");
        }
        try {
            String end = words[1].substring(dash + 1);
            boolean midnight = end.equals("24:00");
            LocalTime from = LocalTime.parse(words[1].substring(0, dash));
            LocalTime to = midnight ? LocalTime.MIDNIGHT : LocalTime.parse(end);
            ZoneId zone = ZoneId.of(words.length == 3 ? words[2] : "UTC");
            return new Hours(days(words[0]), from, to, midnight && from.equals(LocalTime.MIDNIGHT), zone, text.trim());
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException("'" + text + "': " + wrong.getMessage(), wrong);
        }
    }

    public boolean contains(long epochMillis) {
        ZonedDateTime now = at(epochMillis);
        LocalTime time = now.toLocalTime();
        DayOfWeek day = now.getDayOfWeek();
        if (isWholeDay) {
            return days.contains(day);
        }
        if (from.isBefore(to)) {
            return days.contains(day) && !time.isBefore(from) && time.isBefore(to);
        }
        return (days.contains(day) && !time.isBefore(from)) || (days.contains(day.minus(1)) && time.isBefore(to));
    }

    /** That moment on the clock they follow. */
    ZonedDateTime at(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).atZone(zone);
    }

    @Override
    public String toString() {
        return text;
    }

    private static Set<DayOfWeek> days(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",", -1)) {
            int dash = part.indexOf('-');
            DayOfWeek first = day(dash < 0 ? part : part.substring(0, dash));
            DayOfWeek last = dash < 0 ? first : day(part.substring(dash + 1));
            for (DayOfWeek day = first; ; day = day.plus(1)) {
                days.add(day);
                if (day == last) {
                    break;
                }
            }
        }
        return days;
    }

    private static DayOfWeek day(String word) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (word.length() >= 3 && day.name().startsWith(word.toUpperCase(Locale.ROOT))) {
                return day;
            }
        }
        throw new IllegalArgumentException("'" + word + "' is no day of the week");
    }
}
