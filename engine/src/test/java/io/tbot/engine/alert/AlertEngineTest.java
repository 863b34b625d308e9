package io.tbot.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.journal.Journal;
import io.tbot.engine.alert.rule.Metrics;
import io.tbot.engine.alert.rule.ScriptedMetrics;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    void saysAllMistakesAndWatchesWithWhatIsSound() {
        AlertSettings settings = AlertSettings.of(AgentConfig.of("bot.yaml", """
                rules:
                  - {id: odd, when: "quantil(0.9, order_ack_seconds, 10s) > 1s", severity: high}
                  - {id: fine, when: "increase(orders_total, 1m) > 5", severity: high}
                routes: [{to: [nobody]}]
                """, Options.none()));
        engine.follow(settings, now());

        assertThat(engine.mistakes()).hasSize(2);
        assertThat(engine.rules())
                .extracting(rule -> rule.rule().id())
                .contains("fine")
                .doesNotContain("odd");
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

    private AlertEngine engine() {
        AgentConfig config = AgentConfig.of("bot.yaml", """
                channels: {log: {type: file, path: "%s"}}
                rules:
                  defaults: false
                  list:
                    - {id: late, severity: critical, min_samples: 5, clear: "< 300ms",
                       when: "quantile(0.99, order_ack_seconds, 10s) by (exchange) > 500ms"}
                """.formatted(told), Options.none());
        AlertEngine made = new AlertEngine(metrics, Journal.open(folder.resolve("state"), AlertEngine.KINDS), now());
        AlertSettings settings = AlertSettings.of(config);
        assertThat(settings.mistakes()).isEmpty();
        made.follow(settings, now());
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
