package io.tbot.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.channel.ChannelSpec;
import io.tbot.engine.alert.hold.Acknowledgement;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.notice.Escalation;
import io.tbot.engine.alert.trial.RuleSet;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Mistake;
import io.tbot.engine.config.Options;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is called when nobody takes an alert, through the whole engine. */
class EscalationTest {
    private static final String YAML = """
            channels: {desk: {type: file, path: /nowhere}, own: {type: file, path: /nowhere}, boss: {type: file, path: /nowhere}}
            escalations:
              page: {steps: [{after: 5m, to: [boss]}], max: 1}
              worst: {severity: "critical|high", steps: [{after: 10m, to: [boss]}], max: 1}
            routes:
              - {match: {severity: critical}, to: [desk], escalation: page}
              - {to: [desk]}
            rules:
              defaults: false
              list:
                - {id: late, severity: critical, when: "value(level) by (exchange) > 5", channels: [own]}
                - {id: down, severity: high, when: "value(outage) by (exchange) > 5"}
            """;

    private final VirtualEngine virtual = new VirtualEngine(YAML, "level", "outage");

    /** It never was: past all routes there was no policy. */
    @Test
    void aRuleWithChannelsOfItsOwnIsEscalatedAsTheRouteSaysThatItWouldTake() {
        virtual.set("level", "kraken", 9);
        virtual.run(700);

        assertThat(virtual.sent).containsExactly("1 own first_breach late kraken", "301 boss escalated late kraken");
    }

    @Test
    void whereNoRouteNamesAPolicyTheFirstForItsSeverityCounts() {
        virtual.set("outage", "kraken", 9);
        virtual.run(700);

        assertThat(virtual.sent).containsExactly("6 desk first_breach down kraken", "601 boss escalated down kraken");
    }

    @Test
    void ofTwoPoliciesForOneSeverityTheSecondIsDoubtedWithItsPlace() {
        String yaml =
                YAML.replace("routes:", "  night: {steps: [{after: 1m, to: [own]}], severity: [high, low]}\nroutes:");

        assertThat(RuleSet.read("bot.yaml", yaml).warnings())
                .extracting(Mistake::toString)
                .contains("bot.yaml:5:54: escalation 'night': 'worst' is for 'high', too, and counts; a route can name"
                        + " 'night'")
                .noneMatch(line -> line.contains("'low'"));
        virtual.reload(yaml);
        assertThat(virtual.engine.warnings()).anyMatch(doubt -> doubt.message().startsWith("escalation 'night': "));
        virtual.set("outage", "kraken", 9);
        virtual.run(700);
        assertThat(virtual.sent).last().isEqualTo("601 boss escalated down kraken");
    }

    @Test
    void aPolicyThatARouteNamesIsNotDoubted() {
        virtual.reload(YAML.replace("routes:", "  night: {severity: high, steps: [{after: 1m, to: [own]}]}\nroutes:")
                .replace("- {to: [desk]}", "- {to: [desk], escalation: night}"));

        assertThat(virtual.engine.warnings()).noneMatch(doubt -> doubt.message().startsWith("escalation"));
        virtual.set("outage", "kraken", 9);
        virtual.run(100);
        assertThat(virtual.sent).last().isEqualTo("61 own escalated down kraken");
    }

    @Test
    void aPolicyForASeverityCallsAlsoAboutWhatNoRouteTakes() {
        virtual.reload(YAML.replace("- {to: [desk]}", "- {match: {rule: other}, to: [desk]}"));
        virtual.set("outage", "kraken", 9);
        virtual.run(700);

        assertThat(virtual.sent).containsExactly("601 boss escalated down kraken");
    }

    /**
     * A kill between the acknowledgement and the message about it leaves nobody calling; one after it says nothing
     * more.
     */
    @Test
    void whoWasCalledHearsThatSomebodyHasItAlsoAcrossAKill() {
        virtual.reload(YAML.replace(
                "boss: {type: file, path: /nowhere}", "boss: {type: pagerduty, routing_key: '${env:PD}'}"));
        virtual.set("level", "kraken", 9);
        virtual.run(310);
        HeldAlert held = virtual.engine.book().firing().get(0);
        long wall = virtual.now().millis();
        virtual.engine.desk().acknowledge(held.fingerprint(), new Acknowledgement("eve", "", wall, wall + 3_600_000));
        virtual.restart(1_000);
        virtual.run(10);
        virtual.restart(1_000);
        virtual.run(100);

        assertThat(virtual.sent)
                .containsExactly(
                        "1 own first_breach late kraken",
                        "301 boss escalated late kraken",
                        "312 boss acknowledged late kraken");
        assertThat(virtual.notifications.get(2).alerts().get(0).acknowledgedBy())
                .isEqualTo("eve");
    }

    @Test
    void aStepMayHaveOtherRecipientsWhereItsChannelCanTellThem() {
        AlertSettings settings =
                settings("{after: 5m, to: [mail, text, desk], recipients: [boss@example.net, '+49 30 1']}");

        assertThat(settings.mistakes()).isEmpty();
        assertThat(settings.rulebook().escalations().get("page").steps())
                .containsExactly(new Escalation.Step(300_000, List.of("mail/page/1", "text/page/1", "desk")));
        assertThat(settings.rulebook().routes().get(0).channels()).containsExactly("mail", "text", "desk");
        ChannelSpec made = settings.channels().get("mail/page/1");
        assertThat(made.onlyByName()).isTrue();
        assertThat(made.fallback()).isEqualTo("desk");
        assertThat(made.channel().takes("boss@example.net")).isTrue();
    }

    @Test
    void recipientsThatNoChannelOfTheStepCanTellAreAMistakeWithItsPlace() {
        AlertSettings settings = settings("{after: 5m, to: [desk, text], recipients: [boss@example.net]}");

        assertThat(settings.mistakes())
                .extracting(Mistake::toString)
                .containsExactly("bot.yaml:6:72: step: 'recipients': none of the step's channels can tell"
                        + " 'boss@example.net': email takes addresses, sms takes numbers");
        assertThat(settings.rulebook().escalations()).isEmpty();
    }

    private static AlertSettings settings(String step) {
        return AlertSettings.of(AgentConfig.of("bot.yaml", """
                channels:
                  mail: {type: email, smtp: "127.0.0.1:1", from: a@example.net, to: [b@example.net], fallback: desk}
                  text: {type: sms, url: "http://127.0.0.1:1/", body: "{}", to: ["+49 30 2"]}
                  desk: {type: file, path: /nowhere}
                rules: {defaults: false}
                escalations: {page: {steps: [%s]}}
                """.formatted(step), Options.none()));
    }
}
