package io.tbot.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.notice.EarlyEnd;
import io.tbot.engine.alert.notice.Matcher;
import io.tbot.engine.alert.notice.Silence;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A silence that nobody needs any more does not hide the next incident. */
class UnmatchedSilencesTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final String YAML = """
            channels: {desk: {type: file, path: desk}}
            routes: [{to: [desk], repeat: 30d, group_by: ["..."]}]
            rules:
              defaults: false
              list:
                - {id: deep, severity: critical, when: "value(depth) by (exchange) > 5"}
                - {id: slow, severity: critical, when: "value(lag) by (exchange) > 5", for: 3h}
            """;

    private final VirtualEngine virtual = new VirtualEngine(YAML, "depth", "lag");

    @BeforeEach
    void krakenIsSilentForTenHoursOrUntilNothingMatchesForOne() {
        silence(0, HOUR);
    }

    @Test
    void endsAfterAnHourWithoutAMatchAndTellsWhatComesThen() {
        virtual.set("depth", "kraken", 9);
        virtual.run(2 * 3_600);
        assertThat(ended()).as("while it hides an alert").isEmpty();
        virtual.set("depth", "kraken", 1);
        virtual.run(59 * 60);
        assertThat(ended()).isEmpty();

        virtual.run(62);
        virtual.set("depth", "kraken", 9);
        virtual.run(3);

        assertThat(ended()).isEqualTo("unmatched");
        assertThat(virtual.sent).containsExactly("10803 desk first_breach deep kraken");
    }

    @Test
    void endsAfterAnHourThoughItNeverMatchedAnything() {
        virtual.set("depth", "binance", 9);

        virtual.run(3_599);
        assertThat(ended()).isEmpty();
        virtual.run(3);

        assertThat(ended()).isEqualTo("unmatched");
    }

    @Test
    void countsAnewAfterAnAlertThatItMatched() {
        virtual.run(50 * 60);
        virtual.set("depth", "kraken", 9);
        virtual.run(5);
        virtual.set("depth", "kraken", 1);
        virtual.run(59 * 60);
        assertThat(ended()).isEmpty();

        virtual.run(65);

        assertThat(ended()).isEqualTo("unmatched");
        assertThat(virtual.sent).isEmpty();
    }

    @Test
    void anAlertThatIsAboutToFireIsAMatch() {
        virtual.set("lag", "kraken", 9);
        virtual.run(4 * 3_600);

        assertThat(ended()).isEmpty();
        assertThat(virtual.firing()).containsExactly("slow kraken");
        assertThat(virtual.sent).isEmpty();
    }

    @Test
    void oneThatBeginsLaterCountsFromThen() {
        silence(2 * HOUR, HOUR);

        virtual.run(3 * 3_600 - 10);
        assertThat(ended()).isEmpty();
        virtual.run(12);

        assertThat(ended()).isEqualTo("unmatched");
    }

    @Test
    void endsAtItsOrdinaryEndWhereThatIsSooner() {
        silence(0, 11 * HOUR);
        virtual.run(10 * 3_600 - 2);
        assertThat(ended()).isEmpty();

        virtual.run(3);

        assertThat(ended()).isEqualTo("time_over");
    }

    /** Of what was counted before the kill a tenth may be lost; the time that the process was down is none. */
    @Test
    void goesOnCountingAfterARestartAndNeverCountsTheTimeBetween() {
        virtual.run(50 * 60);
        virtual.restart(5 * HOUR);
        virtual.run(9 * 60);
        assertThat(ended()).isEmpty();

        virtual.run(8 * 60);
        assertThat(ended()).isEqualTo("unmatched");

        virtual.restart(1_000);
        virtual.run(2);
        assertThat(ended()).isEqualTo("unmatched");
    }

    @Test
    void forgetsWhatItHadCountedOnceItMatchesAlsoAcrossARestart() {
        virtual.run(50 * 60);
        virtual.set("depth", "kraken", 9);
        virtual.run(2);
        virtual.restart(1_000);
        virtual.set("depth", "kraken", 1);
        virtual.run(59 * 60);

        assertThat(ended()).isEmpty();
    }

    @Test
    void aStalledProcessAndAWallClockThatIsSetEndNothing() {
        virtual.run(60);
        virtual.look(2 * HOUR);
        virtual.wallAheadMillis += 2 * HOUR;
        virtual.run(58 * 60);
        assertThat(ended()).isEmpty();

        virtual.run(2 * 60);

        assertThat(ended()).isEqualTo("unmatched");
    }

    private void silence(long inMillis, long unmatchedMillis) {
        long from = virtual.now().millis() + inMillis;
        virtual.engine
                .desk()
                .silence(new Silence(
                        "s1",
                        List.of(Matcher.of("exchange=kraken")),
                        null,
                        from,
                        from + 10 * HOUR,
                        "ann",
                        "",
                        EarlyEnd.whenUnmatched(unmatchedMillis)));
    }

    /** How it ended; empty where it lasts. */
    private String ended() {
        Silence silence = virtual.engine.desk().silences().get(0);
        long now = virtual.now().millis();
        String ended = silence.howEnded(now);
        assertThat(ended.isEmpty() || !silence.isActive(now)).isTrue();
        return ended;
    }
}
