package io.tbot.engine.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.config.HealthRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthGradesTest {
    private static final RecentTimes.Calls NO_CALLS = new RecentTimes.Calls(0, 0, 0);

    private final HealthGrades grades = new HealthGrades(HealthRule.DEFAULT);

    private RecentTimes.Calls calls = NO_CALLS;
    private long heartbeatNanos = -1;
    private List<RateWindow.Usage> limits = List.of();
    private double retrySeconds;
    private int up;
    private int missing;
    private int connects = -1;
    private boolean storming;
    private Map<String, Boolean> sessions = Map.of();

    @Test
    void isAbsentWhereNothingIsKnown() {
        assertThat(health().score()).isNaN();
        assertThat(webSocketHealth().score()).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "0.9, 1.0",
        "1, 0.95",
        "4.9, 0.95",
        "5, 0.85",
        "9.9, 0.85",
        "10, 0.70",
        "49, 0.70",
        "50, 0.50",
        "99, 0.50",
        "100, 0.25",
        "499, 0.25",
        "500, 0.1",
        "60000, 0.1"
    })
    void gradesHeartbeatsByTheTable(double millis, double grade) {
        heartbeatNanos = (long) (millis * 1e6);
        connects = 1;
        up = 1;

        assertThat(webSocketHealth().score()).isEqualTo(grade);
        assertThat(health().score()).isEqualTo(grade);
    }

    @Test
    void gradesAnswersByTenTimesTheTableFromFiveCallsOn() {
        calls = new RecentTimes.Calls(4, 4, 900_000_000);
        assertThat(health().score()).isNaN();

        calls = new RecentTimes.Calls(20, 2, 60_000_000);
        assertThat(health().parts()).containsKeys("response", "errors");
        assertThat(health().score()).isEqualTo(0.85);
        assertThat(health().reasons())
                .containsOnly(Map.entry("response", "p95 is 60.0 ms"), Map.entry("errors", "2 of 20 calls failed"));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "79, 1", "80, 1", "81, 0.5", "95, 0.5", "96, 0.25", "100, 0.25"})
    void gradesTheLeastHeadroom(int used, double grade) {
        limits = List.of(usage("a", 10, 100), usage("b", used, 100), usage("unknown", 5, -1));

        assertThat(health().score()).isEqualTo(grade);
    }

    @Test
    void isNothingWhileTheVenueAsksToBeLeftAlone() {
        retrySeconds = 17;

        assertThat(health().score()).isZero();
        assertThat(health().reasons()).containsExactly(Map.entry("rate_limit", "to be left alone for 17 s"));
    }

    @Test
    void gradesConnectionsByTheShareThatIsUp() {
        connects = 3;
        up = 3;
        missing = 1;
        assertThat(health().score()).isEqualTo(0.75);
        assertThat(webSocketHealth().score()).isEqualTo(0.75);

        sessions = Map.of("a", true, "b", false);
        assertThat(health().score()).isEqualTo(0.5);
        assertThat(webSocketHealth().score()).isEqualTo(0.75);

        storming = true;
        assertThat(webSocketHealth().score()).isEqualTo(0.5);
    }

    private static RateWindow.Usage usage(String type, long used, long limit) {
        return new RateWindow.Usage(type, used, limit, limit - used, Double.NaN, Double.NaN);
    }

    private Health health() {
        return grades.of(state());
    }

    private Health webSocketHealth() {
        return grades.ofWebSockets(state());
    }

    private ExchangeReport.State state() {
        return new ExchangeReport.State(
                calls,
                heartbeatNanos,
                -1,
                limits,
                retrySeconds,
                up,
                missing,
                Double.NaN,
                connects,
                storming,
                sessions,
                null);
    }
}
