package io.tbot.engine.alert.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hours on the days on which a zone's clock is set, and around them. */
class HoursTest {
    @ParameterizedTest
    @CsvSource({
        // the open hours of New York follow its clock: 13:30 UTC in summer, 14:30 in winter
        "Mon-Fri 09:30-16:00 America/New_York, 2026-03-06T14:29:59Z, false",
        "Mon-Fri 09:30-16:00 America/New_York, 2026-03-06T14:30:00Z, true",
        "Mon-Fri 09:30-16:00 America/New_York, 2026-03-09T13:29:59Z, false",
        "Mon-Fri 09:30-16:00 America/New_York, 2026-03-09T13:30:00Z, true",
        "Mon-Fri 09:30-16:00 America/New_York, 2026-03-09T20:00:00Z, false",
        "Mon-Fri 09:30-16:00 America/New_York, 2026-11-02T14:30:00Z, true",
        "Mon-Fri 09:30-16:00 America/New_York, 2026-11-02T13:30:00Z, false",
        // an hour that is skipped has no hours in it
        "Sun 02:00-03:00 Europe/Berlin, 2026-03-29T00:59:59Z, false",
        "Sun 02:00-03:00 Europe/Berlin, 2026-03-29T01:00:00Z, false",
        // one that comes twice has them twice
        "Sun 02:00-03:00 Europe/Berlin, 2026-10-25T00:00:00Z, true",
        "Sun 02:00-03:00 Europe/Berlin, 2026-10-25T00:59:59Z, true",
        "Sun 02:00-03:00 Europe/Berlin, 2026-10-25T01:00:00Z, true",
        "Sun 02:00-03:00 Europe/Berlin, 2026-10-25T01:59:59Z, true",
        "Sun 02:00-03:00 Europe/Berlin, 2026-10-25T02:00:00Z, false",
        // a night through which the clock is set has 7 hours, or 9
        "Sat 22:00-06:00 Europe/Berlin, 2026-03-28T21:00:00Z, true",
        "Sat 22:00-06:00 Europe/Berlin, 2026-03-29T03:59:59Z, true",
        "Sat 22:00-06:00 Europe/Berlin, 2026-03-29T04:00:00Z, false",
        "Sat 22:00-06:00 Europe/Berlin, 2026-10-24T20:00:00Z, true",
        "Sat 22:00-06:00 Europe/Berlin, 2026-10-25T04:59:59Z, true",
        "Sat 22:00-06:00 Europe/Berlin, 2026-10-25T05:00:00Z, false",
        // UTC has no summer
        "Wed 02:00-02:30 UTC, 2026-03-25T02:00:00Z, true",
        "Wed 02:00-02:30 UTC, 2026-04-01T02:00:00Z, true",
        "Sat-Sun 00:00-24:00 Europe/Berlin, 2026-03-29T21:59:59Z, true",
        "Sat-Sun 00:00-24:00 Europe/Berlin, 2026-03-29T22:00:00Z, false",
    })
    void followTheClockOfTheirZone(String hours, String at, boolean contains) {
        long millis = ZonedDateTime.parse(at).toInstant().toEpochMilli();

        assertThat(Hours.of(hours).contains(millis)).isEqualTo(contains);
        assertThat(new Calendars(Map.of("it", List.of(Hours.of(hours)))).contains("it", millis))
                .isEqualTo(contains);
        Silence silence = new Silence("s", List.of(), Hours.of(hours), 0, Long.MAX_VALUE, "file", "");
        assertThat(silence.isActive(millis)).isEqualTo(contains);
    }
}
