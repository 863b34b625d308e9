package io.tbot.engine.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixTimeTest {
    @ParameterizedTest
    @CsvSource({
        "20260105-13:30:00, 2026-01-05T13:30:00Z",
        "20260105-13:30:00.1, 2026-01-05T13:30:00.100Z",
        "20260105-13:30:00.123456789, 2026-01-05T13:30:00.123456789Z",
        "20260105-13:30:00.1234567891, 2026-01-05T13:30:00.123456789Z",
        "20240229-23:59:59.999, 2024-02-29T23:59:59.999Z",
        "20000301-00:00:00, 2000-03-01T00:00:00Z",
        "20001231-00:00:00, 2000-12-31T00:00:00Z",
        "19700101-00:00:01, 1970-01-01T00:00:01Z"
    })
    void readsDateAndTime(String text, Instant time) {
        assertThat(FixTime.of(text)).isEqualTo(nanos(time));
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "2026",
        "20260105",
        "20260105 13:30:00",
        "20260105-",
        "20260105-13:30",
        "20261305-13:30:00",
        "20260100-13:30:00",
        "20260105-24:30:00",
        "20260105-13:60:00",
        "20260105-aa:30:00",
        "99990105-13:30:00",
        "00010105-13:30:00"
    })
    void takesNothingElseForATime(String text) {
        assertThat(FixTime.of(text)).isZero();
    }

    @Test
    void readsEveryDayAsTheCalendarDoes() {
        for (Instant day = Instant.parse("1999-12-30T00:00:00Z");
                day.isBefore(Instant.parse("2101-03-02T00:00:00Z"));
                day = day.plusSeconds(86_400)) {
            String text = day.toString().substring(0, 10).replace("-", "") + "-00:00:00";

            assertThat(FixTime.of(text)).as(text).isEqualTo(nanos(day));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "20260105, 13:30:00.5, 20260105-13:30:01, 2026-01-05T13:30:00.500Z",
        ", 13:30:00.5, 20260105-13:30:01, 2026-01-05T13:30:00.500Z",
        ", 23:59:59.9, 20260106-00:00:00.1, 2026-01-05T23:59:59.900Z",
        ", 20260105-13:30:00, 20260105-13:30:01, 2026-01-05T13:30:00Z",
        ", nonsense, 20260105-13:30:01, 2026-01-05T13:30:01Z",
        ", , 20260105-13:30:01, 2026-01-05T13:30:01Z"
    })
    void prefersAnEntrysTimeToTheMessages(String date, String time, String sent, Instant expected) {
        assertThat(FixTime.ofEntry(date, time, sent)).isEqualTo(nanos(expected));
    }

    @Test
    void knowsNoTimeWhereTheMessageTellsNone() {
        assertThat(FixTime.ofEntry(null, null, null)).isZero();
        assertThat(FixTime.ofEntry(null, "13:30:00", null)).isZero();
        assertThat(FixTime.ofEntry(null, "13:30:00", "today")).isZero();
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }
}
