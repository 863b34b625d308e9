package io.tbot.engine.expose;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.tbot.engine.alert.AlertEngine;
import io.tbot.engine.alert.AlertSettings;
import io.tbot.engine.alert.hold.Acknowledgement;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.journal.Journal;
import io.tbot.engine.alert.rule.Metrics;
import io.tbot.engine.alert.rule.ScriptedMetrics;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Mistake;
import io.tbot.engine.config.Options;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine with a real journal in virtual time, as a scrape sees it. */
class AlertsCollectorTest {
    private static final Map<String, String> KRAKEN = Map.of("exchange", "kraken");

    private final ScriptedMetrics metrics = new ScriptedMetrics()
            .declare("tbot_order_ack_seconds", Metrics.Kind.HISTOGRAM)
            .declare("tbot_orders_total", Metrics.Kind.COUNTER);

    @TempDir
    private Path folder;

    private AlertEngine engine;
    private long second;

    @BeforeEach
    void start() {
        engine = new AlertEngine(metrics, Journal.open(folder.resolve("kept"), AlertEngine.KINDS), now());
        engine.follow(AlertSettings.of(AgentConfig.of("bot.yaml", """
                rules:
                  - {id: late, when: "quantile(0.9, order_ack_seconds, 10s) by (exchange) > 500ms", min_samples: 1, severity: high}
                  - {id: wrong, when: "quantil(0.9, order_ack_seconds, 10s) > 1s", severity: high}
                routes: []
                """, Options.none())), now());
    }

    @AfterEach
    void end() {
        engine.close();
    }

    @Test
    void countsAnAlertFromItsBeginToItsEnd() {
        run(5, 0.02);
        run(5, 0.9);

        assertThat(one("tbot_alerts_active", "high", "firing")).isEqualTo(1);
        assertThat(one("tbot_alerts_fired_total", "late", "high")).isEqualTo(1);
        assertThat(one("tbot_alerts_resolved_total")).isZero();

        String fingerprint = engine.book().firing().stream()
                .filter(alert -> alert.rule().equals("late"))
                .map(HeldAlert::fingerprint)
                .findFirst()
                .orElseThrow();
        engine.desk()
                .acknowledge(
                        fingerprint, new Acknowledgement("me", "", now().millis() + 2_000, now().millis() + 60_000));

        assertThat(one("tbot_alerts_active", "high", "acknowledged")).isEqualTo(1);
        assertThat(one("tbot_alerts_active", "high", "firing")).isZero();
        assertThat(one("tbot_alert_acknowledge_seconds_count")).isEqualTo(1);

        run(60, 0.02);

        assertThat(one("tbot_alerts_active", "high", "acknowledged")).isZero();
        assertThat(one("tbot_alerts_resolved_total")).isEqualTo(1);
        assertThat(one("tbot_alert_resolution_duration_seconds_sum")).isBetween(1.0, 60.0);
        assertThat(one("tbot_alert_evaluations_total")).isGreaterThanOrEqualTo(70);
        assertThat(one("tbot_wal_bytes")).isPositive();
        assertThat(one("tbot_wal_fsync_seconds_count")).isPositive();
    }

    @Test
    void namesTheFirstMistakeOfAConfigurationWithLineAndColumn() {
        run(1, 0.02);

        assertThat(engine.book().firing())
                .filteredOn(alert -> alert.rule().equals("TBotConfigInvalid"))
                .extracting(alert -> alert.toAlert().annotations())
                .containsExactly(Map.of(
                        "title",
                        "the configuration is not sound: " + engine.mistakes().get(0),
                        "file",
                        "bot.yaml",
                        "line",
                        "3",
                        "column",
                        Integer.toString(engine.mistakes().get(0).column())));

        engine.tellOf(List.of(new Mistake("bot.yaml", 7, 3, "unknown key 'prot'")));
        run(1, 0.02);

        assertThat(engine.book().firing())
                .filteredOn(alert -> alert.rule().equals("TBotConfigInvalid"))
                .extracting(alert -> alert.toAlert().annotations().get("title"))
                .containsExactly("the configuration is not sound: bot.yaml:7:3: unknown key 'prot' (and 1 more)");
    }

    @Test
    void hasItsFamiliesBeforeTheEngineLooks() {
        List<MetricFamilySamples> before = new AlertsCollector(() -> null).collect();
        List<MetricFamilySamples> after = new AlertsCollector(() -> engine).collect();

        assertThat(before).extracting(family -> family.name).isEqualTo(names(after));
    }

    private static List<String> names(List<MetricFamilySamples> families) {
        return families.stream().map(family -> family.name).collect(Collectors.toList());
    }

    private double one(String name, String... values) {
        return Scrape.one(new AlertsCollector(() -> engine), name, values);
    }

    private void run(int seconds, double ackSeconds) {
        for (int i = 0; i < seconds; i++) {
            second++;
            metrics.record("tbot_order_ack_seconds", KRAKEN, ackSeconds, 10);
            engine.tick(now());
        }
    }

    private Moment now() {
        return new Moment(1_000_000_000_000L + second * 1_000_000_000L, 1_700_000_000_000L + second * 1_000);
    }
}
