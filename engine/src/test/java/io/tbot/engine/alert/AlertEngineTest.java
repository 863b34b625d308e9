package io.tbot.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.journal.Journal;
import io.tbot.engine.alert.rule.Metrics;
import io.tbot.engine.alert.rule.ScriptedMetrics;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Mistake;
import io.tbot.engine.config.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stages together, in virtual time, with a real journal and a real channel. */
class AlertEngineTest {
    private static final Map<String, String> KRAKEN = Map.of("exchange", "kraken");
    private static final long DEADLINE_MILLIS = 10_000;
    private static final long PAST_SECONDS = 300;

    private ScriptedMetrics metrics = numbers();

    @TempDir
    private Path folder;

    private Path told;
    private AlertEngine engine;
    /** Minutes ago, so that the couriers, who have a clock of their own, find nothing that is due later. */
    private final Moment begin = new Moment(
            System.nanoTime() - PAST_SECONDS * 1_000_000_000, System.currentTimeMillis() - PAST_SECONDS * 1_000);

    private long second;

    @BeforeEach
    void start() {
        told = folder.resolve("told.log");
        engine = engine();
    }

    @AfterEach
    void end() {
        engine.close();
    }

    @Test
    void tellsOfASlowVenueAndOfItsEnd() throws Exception {
        run(5, 0.02);
        run(5, 0.9);
        awaitLines(1);
        run(90, 0.02);
        awaitLines(2);

        List<String> lines = Files.readAllLines(told);
        assertThat(lines.get(0)).contains("late").contains("firing").contains("kraken");
        assertThat(lines.get(1)).contains("late").contains("resolved").contains("kraken");
        assertThat(engine.book().firing()).isEmpty();
    }

    @Test
    void goesOnWhereItEndedAndTellsNothingTwice() throws Exception {
        run(5, 0.9);
        awaitLines(1);
        engine.close();
        second += 20;

        engine = engine();
        run(3, 0.9);
        assertThat(engine.book().firing()).extracting(HeldAlert::rule).contains("late");
        run(90, 0.02);
        awaitLines(2);

        assertThat(Files.readAllLines(told)).hasSize(2);
        assertThat(Files.readAllLines(told).get(1)).contains("resolved");
    }

    /** The process ends after the alert was over and before its group was to be told: nobody else fires there. */
    @Test
    void tellsAfterARestartWhatWasOverBeforeItAndNotYetTold() throws Exception {
        run(5, 0.9);
        awaitLines(1);
        run(20, 0.02);
        assertThat(engine.book().firing()).isEmpty();
        engine.close();

        metrics = numbers();
        engine = engine();
        run(3, 0.02);
        awaitLines(2);

        assertThat(Files.readAllLines(told)).hasSize(2);
        assertThat(Files.readAllLines(told).get(1)).contains("resolved");
    }

    @Test
    void beginsWithWhatIsSoundAndSaysAllMistakes() {
        AlertEngine fresh = new AlertEngine(metrics, Journal.open(null, AlertEngine.KINDS), now());
        fresh.follow(settings("""
                rules:
                  - {id: odd, when: "quantil(0.9, order_ack_seconds, 10s) > 1s", severity: high}
                  - {id: fine, when: "increase(orders_total, 1m) > 5", severity: high}
                routes: [{to: [nobody]}]
                """), now());

        assertThat(fresh.mistakes()).hasSize(2);
        assertThat(fresh.rules())
                .extracting(rule -> rule.rule().id())
                .contains("fine")
                .doesNotContain("odd");
    }

    @Test
    void followsNoFileThatHasANewMistakeAndSaysWhere() throws Exception {
        run(5, 0.9);
        assertThat(engine.book().firing()).extracting(HeldAlert::rule).containsExactly("late");

        engine.follow(settings("""
                rules:
                  defaults: false
                  list:
                    - {id: later, severity: critical, when: "order_ack_seconds >"}
                """), now());
        run(2, 0.9);

        assertThat(engine.rules()).extracting(rule -> rule.rule().id()).containsExactly("late");
        assertThat(engine.mistakes())
                .singleElement()
                .satisfies(m -> assertThat(m.line()).isEqualTo(4));
        assertThat(engine.book().firing())
                .extracting(HeldAlert::rule)
                .containsExactlyInAnyOrder("late", "TBotConfigInvalid");
        assertThat(engine.book().firing())
                .filteredOn(alert -> alert.rule().equals("TBotConfigInvalid"))
                .allMatch(alert -> alert.toAlert().annotations().get("title").contains("bot.yaml:4:65: "));
    }

    @Test
    void readsRuleFilesBesideTheConfiguration() throws Exception {
        Files.writeString(folder.resolve("jvm.yml"), "groups: [{name: g, rules: [{alert: Up, expr: 'g > 1'}]}]");
        Path file = folder.resolve("bot.yaml");
        Files.writeString(file, "rules: {defaults: false, include: [jvm.yml, more.yml]}");

        AlertSettings settings =
                AlertSettings.of(AgentConfig.load(new Options("config=" + file, Map.of(), new Properties())));

        assertThat(settings.rules()).extracting(rule -> rule.rule().id()).containsExactly("Up");
        assertThat(settings.mistakes())
                .singleElement()
                .satisfies(mistake ->
                        assertThat(mistake.toString()).startsWith(file + ":1:45: rules: 'more.yml' does not exist"));
    }

    @Test
    void saysWhichRulesRestAndWhichHaveTooManyInstances() {
        engine.follow(settings("""
                rules:
                  defaults: false
                  list:
                    - {id: unfit, severity: low, when: "rate(g, 1m) > 1"}
                    - {id: wide, severity: low, when: "value(many) > 1"}
                """), now());
        metrics.declare("tbot_g", Metrics.Kind.GAUGE).declare("tbot_many", Metrics.Kind.GAUGE);
        metrics.set("tbot_g", KRAKEN, 1);
        for (int i = 0; i < 1_003; i++) {
            metrics.set("tbot_many", Map.of("n", "" + i), 1);
        }
        run(4, 0.02);

        assertThat(engine.book().firing())
                .extracting(alert -> alert.rule() + alert.labels().get("rule"))
                .containsExactlyInAnyOrder("TBotRuleFailingunfit", "TBotRuleOverLimitwide");
    }

    @Test
    void aRuleTellsOnlyChannelsAndLooksOnlyInCalendarsThatThereAre() {
        AlertSettings settings = settings("""
                channels: {desk: {type: file, path: "%s"}}
                rules:
                  defaults: false
                  list:
                    - {id: a, severity: low, when: "g > 1", channels: [dekk]}
                    - {id: b, severity: low, when: "g > 1", hours: XNSY}
                    - {id: c, severity: low, when: "g > 1", hours: XNYS, channels: [desk]}
                    - {name: d, severity: low, description: d, query: g, operator: ">", threshold: 1, duration: 1m, notification_channels: [email, file]}
                """.formatted(told));

        assertThat(settings.mistakes())
                .extracting(Object::toString)
                .containsExactly(
                        "bot.yaml:5:1: alert rule 'a': 'channels': unknown channel 'dekk', did you mean 'desk'",
                        "bot.yaml:6:1: alert rule 'b': 'hours': unknown calendar 'XNSY', did you mean 'XNYS'");
        assertThat(settings.rules())
                .extracting(rule -> rule.rule().id() + rule.rule().channels())
                .containsExactly("a[]", "c[desk]", "d[desk]");
    }

    /**
     * Where nobody has written rules or channels, nothing is to outlive the process, and that it does not is no
     * trouble.
     */
    @Test
    void firesOfMemoryOnlyWhereSomebodyReliesOnTheDisk() {
        AlertEngine unconfigured = new AlertEngine(metrics, Journal.open(null, AlertEngine.KINDS), now());
        unconfigured.follow(AlertSettings.of(AgentConfig.defaults()), now());
        unconfigured.tick(now());
        assertThat(unconfigured.book().firing()).isEmpty();

        AlertEngine configured = new AlertEngine(metrics, Journal.open(null, AlertEngine.KINDS), now());
        configured.follow(AlertSettings.of(AgentConfig.of("bot.yaml", "rules: []", Options.none())), now());
        configured.tick(now());
        assertThat(configured.book().firing()).extracting(HeldAlert::rule).containsExactly("TBotStorageDegraded");
    }

    private static ScriptedMetrics numbers() {
        return new ScriptedMetrics()
                .declare("tbot_order_ack_seconds", Metrics.Kind.HISTOGRAM)
                .declare("tbot_orders_total", Metrics.Kind.COUNTER);
    }

    /** The original's words for channels were taken for their names, and the alert became a dead letter. */
    @Test
    void aRuleThatIsAddedTellsChannelsThatAreThere() {
        RuleCheck original = engine.addRule("""
                rules:
                - {name: d, severity: low, description: d, query: g, operator: ">", threshold: 1, duration: 1m, notification_channels: [email, file]}
                """, now());
        RuleCheck unknown = engine.addRule("- {id: e, severity: low, when: 'value(g) > 1', channels: [lgo]}", now());

        assertThat(original.mistakes()).isEmpty();
        assertThat(engine.rules().get(1).rule().channels()).containsExactly("log");
        assertThat(unknown.mistakes())
                .extracting(Mistake::message)
                .containsExactly("alert rule 'e': 'channels': unknown channel 'lgo', did you mean 'log'");
        assertThat(engine.rules()).hasSize(2);
    }

    private static AlertSettings settings(String yaml) {
        return AlertSettings.of(AgentConfig.of("bot.yaml", yaml, Options.none()));
    }

    private AlertSettings settings() {
        AlertSettings settings = settings("""
                channels: {log: {type: file, path: "%s"}}
                rules:
                  defaults: false
                  list:
                    - {id: late, severity: critical, min_samples: 5, clear: "< 300ms",
                       when: "quantile(0.99, order_ack_seconds, 10s) by (exchange) > 500ms"}
                """.formatted(told));
        assertThat(settings.mistakes()).isEmpty();
        return settings;
    }

    private AlertEngine engine() {
        AlertEngine made = new AlertEngine(metrics, Journal.open(folder.resolve("state"), AlertEngine.KINDS), now());
        made.follow(settings(), now());
        assertThat(made.mistakes()).isEmpty();
        return made;
    }

    private void run(int seconds, double ackSeconds) {
        for (int i = 0; i < seconds; i++) {
            second++;
            metrics.record("tbot_order_ack_seconds", KRAKEN, ackSeconds, 20);
            engine.tick(now());
        }
    }

    private Moment now() {
        return new Moment(begin.nanos() + second * 1_000_000_000, begin.millis() + second * 1_000);
    }

    private void awaitLines(int lines) throws Exception {
        long end = System.nanoTime() + DEADLINE_MILLIS * 1_000_000;
        while (System.nanoTime() < end
                && (!Files.exists(told) || Files.readAllLines(told).size() < lines)) {
            Thread.sleep(10);
        }
        assertThat(Files.exists(told)).isTrue();
        assertThat(Files.readAllLines(told)).hasSizeGreaterThanOrEqualTo(lines);
    }
}
