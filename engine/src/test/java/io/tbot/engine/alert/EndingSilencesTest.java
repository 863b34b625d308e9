package io.tbot.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.notice.Hours;
import io.tbot.engine.alert.notice.Matcher;
import io.tbot.engine.alert.notice.Silence;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndingSilencesTest {
    private static final long MINUTE = 60_000;
    private static final String YAML = """
            channels: {desk: {type: file, path: desk}}
            rules:
              defaults: false
              list: [{id: deep, severity: high, when: "value(depth) by (exchange) > 5"}]
            """;

    private final VirtualEngine virtual = new VirtualEngine(YAML, "depth");

    @BeforeEach
    void somethingFires() {
        virtual.set("depth", "kraken", 9);
        virtual.set("depth", "binance", 9);
        virtual.run(3);
    }

    @Test
    void isToldOnceAQuarterOfAnHourBeforeTheEndAndIsOverWithIt() {
        silence("s1", 240 * MINUTE);
        virtual.run(224 * 60);
        assertThat(ending()).isEmpty();
        virtual.sent.clear();

        virtual.run(2 * 60);

        assertThat(ending()).singleElement().satisfies(alert -> {
            assertThat(alert.labels().map())
                    .containsEntry("silence", "s1")
                    .containsEntry("author", "ann")
                    .containsEntry("severity", "low");
            assertThat(alert.annotations())
                    .containsEntry("comment", "moving desks")
                    .containsEntry("ends", "2023-11-15T02:13:23Z")
                    .containsEntry(
                            "title", "a silence ends at 2023-11-15T02:13:23Z, and an alert that it hides still fires");
        });
        virtual.set("depth", "kraken", 1);
        virtual.run(60);
        virtual.set("depth", "kraken", 9);
        virtual.run(16 * 60);

        assertThat(ending()).isEmpty();
        assertThat(virtual.sent.stream().filter(each -> each.contains("TBotSilenceEnding")))
                .hasSize(2)
                .first()
                .asString()
                .endsWith("desk first_breach TBotSilenceEnding");
        assertThat(virtual.sent).anyMatch(each -> each.endsWith("all_resolved TBotSilenceEnding over"));
    }

    @Test
    void isToldInTheLastTenthOfAShortOne() {
        silence("s1", 20 * MINUTE);
        virtual.run(17 * 60);
        assertThat(ending()).isEmpty();

        virtual.run(90);

        assertThat(ending()).hasSize(1);
    }

    @Test
    void isNotToldOfOneThatLastsForMinutes() {
        silence("s1", 9 * MINUTE);

        virtual.run(10 * 60);

        assertThat(virtual.sent).noneMatch(each -> each.contains("TBotSilenceEnding"));
    }

    @Test
    void isNotToldWhereNothingFiresUnderIt() {
        virtual.set("depth", "kraken", 1);
        virtual.run(60);
        silence("s1", 20 * MINUTE);

        virtual.run(21 * 60);

        assertThat(virtual.sent).noneMatch(each -> each.contains("TBotSilenceEnding"));
    }

    @Test
    void isOverWhereSomebodyEndsTheSilenceEarlier() {
        silence("s1", 20 * MINUTE);
        virtual.run(19 * 60);
        assertThat(ending()).hasSize(1);

        virtual.engine.desk().endSilence("s1", virtual.now().millis());
        virtual.run(1);

        assertThat(ending()).isEmpty();
    }

    @Test
    void isNotToldAgainAfterARestart() {
        silence("s1", 20 * MINUTE);
        virtual.run(19 * 60);
        virtual.sent.clear();

        virtual.restart(1_000);
        virtual.run(20);

        assertThat(ending()).hasSize(1);
        assertThat(virtual.sent).noneMatch(each -> each.contains("TBotSilenceEnding"));
    }

    @Test
    void isNotToldOutsideTheHoursOfOneThatComesBack() {
        long now = virtual.now().millis();
        virtual.engine
                .desk()
                .silence(new Silence(
                        "s1",
                        List.of(Matcher.of("exchange=kraken")),
                        Hours.of("Mon-Sun 00:00-01:00 UTC"),
                        now,
                        now + 20 * MINUTE,
                        "ann",
                        ""));

        virtual.run(19 * 60);

        assertThat(ending()).isEmpty();
    }

    private void silence(String id, long millis) {
        long now = virtual.now().millis();
        virtual.engine
                .desk()
                .silence(new Silence(
                        id, List.of(Matcher.of("exchange=kraken")), null, now, now + millis, "ann", "moving desks"));
    }

    private List<Alert> ending() {
        return virtual.engine.book().firing().stream()
                .map(HeldAlert::toAlert)
                .filter(alert -> alert.rule().equals(EndingSilences.NAME))
                .toList();
    }
}
