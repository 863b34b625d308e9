package io.tbot.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.hold.Acknowledgement;
import io.tbot.engine.alert.trial.RuleSet;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Mistake;
import io.tbot.engine.config.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of the original module does here what its author thought that it did there. */
class ImportedFileTest {
    private static final String CONFIG = """
            channels:
              desk: {type: slack, url: "${env:SLACK}"}
              phone: {type: pagerduty, routing_key: "${env:PD}"}
              hook: {type: webhook, url: "http://127.0.0.1:1/"}
            routes: [{to: [desk], group_wait: 0s, repeat: 30d}]
            rules: {defaults: false, include: ["%s"]}
            """;

    private static final String RULES = """
            rules:
            - {name: Late, description: d, severity: critical, query: tbot_level, threshold: 5, operator: '>', duration: 0s, notification_channels: [slack]}
            - {name: Slow, description: d, severity: high, query: tbot_lag, threshold: 5, operator: '>', duration: 0s, notification_channels: [slack], escalation_delay: 90s}
            """;

    private static final String POLICIES = """
            escalation_policies:
            - name: critical_escalation
              description: whoever is awake
              severity_levels: [critical]
              escalation_rules:
              - {delay: 5m, channels: [webhook]}
              - {delay: 15m, channels: [slack, webhook]}
              - {delay: 30, channels: [pagerduty]}
              max_escalations: 3
            """;

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = directory.resolve("performance_alerts.yaml");
        Files.writeString(file, RULES);
    }

    /** F-02: policies were stored and never read. F-03: a second step was never taken. */
    @Test
    void f02AnImportedPolicyReallyEscalatesEveryStepOfIt() throws IOException {
        Files.writeString(file, RULES + POLICIES);
        VirtualEngine virtual = virtual();

        virtual.set("level", "", 9);
        virtual.run(3_000);
        virtual.set("level", "", 1);
        virtual.run(60);

        assertThat(virtual.sent)
                .containsExactly(
                        "1 desk first_breach Late",
                        "301 hook escalated Late",
                        "901 desk escalated Late",
                        "901 hook escalated Late",
                        "1801 desk repeat_due Late",
                        "1801 phone escalated Late",
                        "3001 hook all_resolved Late over",
                        "3001 phone all_resolved Late over",
                        "3001 desk all_resolved Late over");
        assertThat(virtual.notifications.get(1).alerts().get(0).rule()).isEqualTo("Late");
        assertThat(virtual.engine.warnings()).isEmpty();
    }

    /** F-04: the delay was counted in whole minutes. */
    @Test
    void f04ARuleWithAnEscalationDelayIsToldAgainOnceNobodyHasTakenItInThatTime() {
        VirtualEngine virtual = virtual();

        virtual.set("lag", "", 9);
        virtual.run(600);

        assertThat(virtual.sent).containsExactly("6 desk first_breach Slow", "91 desk escalated Slow");
    }

    @Test
    void aDelayOfTheRuleIsOneMoreStepOfThePolicy() throws IOException {
        Files.writeString(
                file, (RULES + POLICIES).replace("severity_levels: [critical]", "severity_levels: [high, critical]"));
        VirtualEngine virtual = virtual();

        virtual.set("lag", "", 9);
        virtual.run(310);
        String fingerprint = virtual.engine.book().firing().get(0).fingerprint();
        long wall = virtual.now().millis();
        virtual.engine.desk().acknowledge(fingerprint, new Acknowledgement("eve", "", wall, wall + 36_000_000));
        virtual.run(3_600);

        assertThat(virtual.sent)
                .containsExactly("6 desk first_breach Slow", "91 desk escalated Slow", "301 hook escalated Slow");
    }

    /** F-05: a suppression lasted for ever. */
    @Test
    void f05AnImportedSuppressionEndsWhenItsDurationIsOverAlsoAcrossARestart() throws IOException {
        Files.writeString(file, RULES + """
                suppression_rules:
                - {name: upgrade, labels: {rule: Late, severity: critical}, duration: 2}
                """);
        Files.setLastModifiedTime(file, FileTime.fromMillis(VirtualEngine.START_MILLIS));
        VirtualEngine virtual = virtual();

        virtual.set("level", "", 9);
        virtual.set("lag", "", 9);
        virtual.run(60);
        virtual.restart(1_000);
        virtual.run(100);

        assertThat(virtual.sent)
                .containsExactly("6 desk first_breach Slow", "91 desk escalated Slow", "120 desk first_breach Late");
        assertThat(virtual.engine.desk().silences())
                .singleElement()
                .satisfies(silence -> assertThat(silence.comment()).isEqualTo("upgrade"));
    }

    @Test
    void whatCannotBeDoneIsSaidWithItsPlace() throws IOException {
        Files.writeString(file, """
                rules:
                - {name: A, description: d, severity: low, query: g, threshold: 5, operator: '>', duration: 1m, escalation_delay: soon}
                escalation_policies:
                - {name: a, severity_levels: [worst], escalation_rules: [{delay: 5m, channels: [slack]}]}
                - {name: b, severity_levels: [high], escalation_rules: [{delay: 5m, channels: [slak]}]}
                - {name: c, severity_levels: [high], escalation_rules: [{delay: 5m, channels: [slack], notify: x}]}
                - {name: d, severity_levels: [low], escalation_rules: [{delay: 5m, channels: [sms]}]}
                - {name: e, severity_levels: [info], escalation_rules: [{delay: 5m, channels: [slack, email]}, {delay: 1m, channels: [slack]}]}
                - {name: f, severity_levels: [info], escalation_rules: [{delay: 5m, channels: [slack]}]}
                - {name: g, severity_levels: [info], enabled: false, escalation_rules: [{delay: 5m, channels: [slack]}]}
                suppression_rules:
                - {labels: {exchange: kraken}}
                - {labels: {}, duration: 1h}
                - {labels: {exchange: kraken}, duration: 1h, schedule: nights}
                """);

        AlertSettings settings = AlertSettings.of(AgentConfig.of("bot.yaml", CONFIG.formatted(file), Options.none()));

        assertThat(settings.mistakes())
                .extracting(ImportedFileTest::text)
                .containsExactly(
                        "2:115 alert rule: 'escalation_delay': 'soon' is not a time in 0s..30d, written like 5m",
                        "4:31 escalation policy: there is no severity 'worst'",
                        "6:88 escalation rule: unknown key 'notify', valid are delay, channels, recipients",
                        "12:3 suppression rule: 'duration' is missing: one without an end is forgotten and hides what"
                                + " matters",
                        "13:3 suppression rule: 'labels' is missing: it would suppress everything",
                        "14:46 suppression rule: unknown key 'schedule', valid are name, description, labels,"
                                + " duration, enabled",
                        "5:80 escalation policy 'b': unknown type of channel 'slak', did you mean 'slack'");
        assertThat(settings.warnings())
                .extracting(ImportedFileTest::text)
                .containsExactly(
                        "5:10 escalation policy 'b': tells nobody: no channel of it is configured",
                        "7:79 escalation policy 'd': there is no channel of type 'sms' to tell",
                        "7:10 escalation policy 'd': tells nobody: no channel of it is configured",
                        "8:87 escalation policy 'e': there is no channel of type 'email' to tell",
                        "8:104 escalation policy 'e': delay '1m' is shorter than the one before: each counts from the"
                                + " beginning of the alert, so both are due at once",
                        "9:10 escalation policy 'f': 'e' is for 'info', too, and counts");
    }

    @Test
    void anImportedPolicyThatARouteNamesIsNotDoubtedForItsSeverity() throws IOException {
        Files.writeString(file, RULES + POLICIES + """
                - {name: night, severity_levels: [critical], escalation_rules: [{delay: 5m, channels: [slack]}]}
                """);
        String config = CONFIG.formatted(file);

        assertThat(doubts(config))
                .containsExactly(
                        "13:10 escalation policy 'night': 'critical_escalation' is for 'critical', too, and counts");
        assertThat(doubts(config.replace("repeat: 30d", "repeat: 30d, escalation: night")))
                .isEmpty();
    }

    private static List<String> doubts(String config) {
        AlertSettings settings = AlertSettings.of(AgentConfig.of("bot.yaml", config, Options.none()));
        assertThat(settings.mistakes()).isEmpty();
        return settings.warnings().stream().map(ImportedFileTest::text).toList();
    }

    @Test
    void theFileAloneIsCheckedAsWell() {
        RuleSet read = RuleSet.read("p.yaml", RULES + POLICIES.replace("webhook", "webhok"));

        assertThat(read.warnings())
                .extracting(ImportedFileTest::text)
                .contains("9:28 escalation policy 'critical_escalation': unknown type of channel 'webhok', did you"
                        + " mean 'webhook', unless a channel has this name");
        assertThat(read.rulebook().escalations()).containsKey("critical_escalation");
    }

    @Test
    void aRuleThatIsAddedToARunningAgentBringsNoPolicies() {
        VirtualEngine virtual = virtual();

        RuleCheck check = virtual.engine.addRule(
                RULES.lines().limit(2).reduce("", (all, line) -> all + line + "\n") + POLICIES, virtual.now());

        assertThat(check.mistakes())
                .extracting(ImportedFileTest::text)
                .containsExactly("4:1 'escalation_policies': only rules are taken here; have a configuration include"
                        + " the file");
    }

    private VirtualEngine virtual() {
        return new VirtualEngine(CONFIG.formatted(file), "level", "lag");
    }

    private static String text(Mistake mistake) {
        return mistake.line() + ":" + mistake.column() + " " + mistake.message();
    }
}
