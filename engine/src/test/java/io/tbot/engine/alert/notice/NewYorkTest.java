package io.tbot.engine.alert.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewYorkTest {
    /** As the exchange publishes them. */
    @ParameterizedTest
    @CsvSource({
        "2020, 01-01 01-20 02-17 04-10 05-25 07-03 09-07 11-26 12-25, 11-27 12-24",
        "2021, 01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24, 11-26",
        "2022, 01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26, 11-25",
        "2023, 01-02 01-16 02-20 04-07 05-29 06-19 07-04 09-04 11-23 12-25, 07-03 11-24",
        "2024, 01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25, 07-03 11-29 12-24",
        "2025, 01-01 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25, 07-03 11-28 12-24",
        "2026, 01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25, 11-27 12-24",
        "2027, 01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24, 11-26"
    })
    void knowsTheDaysOffAndTheShortOnesOfAYear(int year, String closed, String early) {
        assertThat(weekdays(year, NewYork::isHoliday)).containsExactlyElementsOf(days(year, closed));
        assertThat(weekdays(year, day -> !NewYork.isHoliday(day) && NewYork.endsEarly(day)))
                .containsExactlyElementsOf(days(year, early));
    }

    @ParameterizedTest
    @CsvSource({"1818-03-22", "1943-04-25", "1961-04-02", "2000-04-23", "2019-04-21", "2038-04-25", "2285-03-22"})
    void knowsEaster(LocalDate easter) {
        assertThat(NewYork.easter(easter.getYear())).isEqualTo(easter);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-07-02T09:29:59, false",
        "2025-07-02T09:30:00, true",
        "2025-07-02T15:59:59, true",
        "2025-07-02T16:00:00, false",
        "2025-07-03T12:59:59, true",
        "2025-07-03T13:00:00, false",
        "2025-07-04T11:00:00, false",
        "2025-07-05T11:00:00, false",
        "2025-12-24T12:59:59, true",
        "2025-12-24T13:00:00, false"
    })
    void theCalendarByThatNameFollowsThem(LocalDateTime time, boolean open) {
        long millis = time.atZone(ZoneId.of("America/New_York")).toInstant().toEpochMilli();

        assertThat(new Calendars(Map.of()).contains("XNYS", millis)).isEqualTo(open);
    }

    @Test
    void aCalendarOfOnesOwnByThatNameTakesItsPlace() {
        Calendars own = new Calendars(Map.of("XNYS", List.of(Hours.of("Mon-Sun 00:00-24:00 UTC"))));

        assertThat(own.contains("XNYS", 1_766_674_800_000L))
                .as("Christmas 2025")
                .isTrue();
    }

    private static List<LocalDate> weekdays(int year, Predicate<LocalDate> which) {
        LocalDate first = LocalDate.of(year, 1, 1);
        return first.datesUntil(first.plusYears(1))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .filter(which)
                .toList();
    }

    private static List<LocalDate> days(int year, String text) {
        return Arrays.stream(text.split(" ", -1))
                .map(day -> LocalDate.parse(year + "-" + day))
                .toList();
    }
}
