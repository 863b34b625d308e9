package io.tbot.engine.alert.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Mistake;
import io.tbot.engine.config.Mistakes;
import io.tbot.engine.config.Options;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulebookReaderTest {
    private final Mistakes found = new Mistakes("bot.yaml");

    @Test
    void readsRoutesEscalationsInhibitionsSilencesAndCalendars() {
        RulebookReader reader = reader("""
                calendars: {night: ["Mon-Sun 22:00-06:00 UTC"]}
                routes:
                  - {match: {severity: critical, exchange: "!=test"}, to: [phone, mail], group_wait: 0s, repeat: 30m,
                     escalation: page, continue: true}
                  - {match: {rule: "=~late_.*"}, to: mail, group_by: [rule], group_interval: 2m, mute: [night]}
                escalations: {page: {steps: [{after: 5m, to: [phone]}, {after: 1h, to: [mail]}], repeat_last: 15m, max: 5, ack_ttl: 2h}}
                inhibit: [{source: {rule: down}, target: {rule: late_ack}, equal: [exchange]}]
                silences: [{match: {exchange: binance}, every: "Wed 02:00-02:30 UTC", comment: weekly}]
                """);

        Rulebook book = reader.read();
        List<Silence> silences = reader.silences();

        assertThat(found.toList()).isEmpty();
        assertThat(book.routes()).hasSize(2);
        Route first = book.routes().get(0);
        assertThat(first.channels()).containsExactly("phone", "mail");
        assertThat(first.matches(labels("severity", "critical"))).isTrue();
        assertThat(first.matches(labels("severity", "critical", "exchange", "test")))
                .isFalse();
        assertThat(List.of(first.groupWaitMillis(), first.repeatMillis(), first.goesOn(), first.escalation()))
                .isEqualTo(List.of(0L, 1_800_000L, true, "page"));
        Route second = book.routes().get(1);
        assertThat(second.matches(labels("alertname", "late_ack"))).isTrue();
        assertThat(second.groupBy()).containsExactly("alertname");
        assertThat(book.escalations().get("page"))
                .isEqualTo(new Escalation(
                        "page",
                        List.of(
                                new Escalation.Step(300_000, List.of("phone")),
                                new Escalation.Step(3_600_000, List.of("mail"))),
                        900_000,
                        5,
                        7_200_000));
        assertThat(book.inhibitions()).hasSize(1);
        assertThat(book.calendars().contains("night", 23 * 3_600_000L)).isTrue();
        assertThat(book.calendars().contains("night", 12 * 3_600_000L)).isFalse();
        assertThat(silences.get(0).matches(labels("exchange", "binance"))).isTrue();
    }

    @Test
    void saysAllMistakesAtOnceWithTheirPlaces() {
        RulebookReader reader = reader("""
                routes:
                  - {match: {severity: "=~("}, to: [phne], repeat: 30, mute: [nights], escalaton: x}
                  - {to: [phone]}
                escalations: {page: {stps: 1}}
                silences: [{match: {exchange: x}, every: "someday"}, {every: "Wed 02:00-02:30 UTC"}]
                calendars: {odd: [{}]}
                """);

        Rulebook book = reader.read();
        List<Silence> silences = reader.silences();

        assertThat(book.routes()).hasSize(1);
        assertThat(silences).isEmpty();
        assertThat(found.toList().stream().map(Mistake::toString))
                .allMatch(line -> line.matches("bot\\.yaml:\\d+:\\d+: .*"))
                .anyMatch(line -> line.contains("there is no channel 'phne'"))
                .anyMatch(line -> line.contains("'30' is no duration"))
                .anyMatch(line -> line.contains("there is no calendar 'nights'"))
                .anyMatch(line -> line.contains("did you mean 'escalation'"))
                .anyMatch(line -> line.contains("it would silence everything"));
    }

    @Test
    void aSilenceThatComesBackCannotEndWhenItMatchesNothing() {
        List<Silence> silences = reader("""
                silences:
                  - {match: {exchange: x}, every: "Wed 02:00-02:30 UTC", auto_expire_if_unmatched: 1h}
                  - {match: {exchange: y}, every: "Wed 02:00-02:30 UTC"}
                """).silences();

        assertThat(silences).extracting(Silence::id).containsExactly("file:3");
        assertThat(found.toList())
                .extracting(Mistake::toString)
                .containsExactly(
                        "bot.yaml:2:84: silence: 'auto_expire_if_unmatched': what comes back ('every') does not"
                                + " end; leave it out, or add the silence to the running bot");
    }

    @Test
    void sendsEverythingEverywhereWhereNoRouteIsWritten() {
        assertThat(reader("version: 1").read().routes()).containsExactly(Route.to("all", List.of("mail", "phone")));
    }

    /** The steps of the original's seed policies, for whoever names them; nobody is escalated to unasked. */
    @Test
    void aRouteMayNameTheBuiltInEscalationsWhichCallWhomItDoesNotTell() {
        Rulebook book = reader("""
                routes:
                  - {match: {severity: critical}, to: [mail], escalation: critical}
                  - {match: {severity: high}, to: [mail, phone], escalation: high}
                  - {match: {severity: medium}, to: [phone], escalation: critical}
                """).read();

        assertThat(found.toList()).isEmpty();
        assertThat(book.routes())
                .extracting(Route::escalation)
                .containsExactly("critical", "high", "critical of route 3");
        assertThat(book.escalations().values())
                .containsExactly(
                        builtIn("critical", "phone", 5, 15, 30),
                        new Escalation(
                                "high",
                                List.of(
                                        new Escalation.Step(900_000, List.of("mail", "phone")),
                                        new Escalation.Step(3_600_000, List.of("mail", "phone"))),
                                0,
                                2,
                                Escalation.ACK_MILLIS),
                        builtIn("critical of route 3", "mail", 5, 15, 30));
        assertThat(reader("routes: [{to: [mail]}]").read().escalations()).isEmpty();
    }

    private static Escalation builtIn(String name, String channel, long... minutes) {
        List<Escalation.Step> steps = new java.util.ArrayList<>();
        for (long each : minutes) {
            steps.add(new Escalation.Step(each * 60_000, List.of(channel)));
        }
        return new Escalation(name, steps, 0, minutes.length, Escalation.ACK_MILLIS);
    }

    private RulebookReader reader(String yaml) {
        AgentConfig config = AgentConfig.of("bot.yaml", yaml, Options.none());
        return new RulebookReader(
                config::section, List.of("mail", "phone"), Recipients.ANY, found, new Mistakes("bot.yaml"));
    }

    private static Labels labels(String... pairs) {
        Map<String, String> map = new java.util.HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return Labels.of(map);
    }
}
