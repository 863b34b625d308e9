package io.tbot.engine.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.model.Finding;
import io.tbot.engine.config.Mistake;
import io.tbot.engine.config.Mistakes;
import io.tbot.engine.config.Yaml;
import io.tbot.engine.config.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OriginalRulesTest {
    private static final Path PAGE = Path.of("..", "docs", "signals.md");
    private static final Pattern ROW = Pattern.compile("\\| ([^|]*) \\| (counter|gauge|histogram)[;, |].*");
    private static final Pattern NAME = Pattern.compile("`((?:tbot|jvm)_[a-z0-9_]+)`");

    private final Mistakes found = new Mistakes("bot.yaml");
    private final Bench bench = new Bench();

    @Test
    void bothFilesLoadWholeByName() {
        List<ParsedRule> rules = included();

        assertThat(found.toList()).isEmpty();
        assertThat(rules)
                .filteredOn(r -> r.where().startsWith("original-alerts"))
                .hasSize(22);
        assertThat(rules)
                .filteredOn(r -> r.where().startsWith("original-performance"))
                .hasSize(17);
        assertThat(rules).hasSize(39);
    }

    @Test
    void saysWhichLookAtANumberThatNobodyMeasuresYet() throws IOException {
        declareAllSignals();
        bench.load(included());
        bench.ticks(3);

        assertThat(bench.mistakes).isEmpty();
        assertThat(bench.evaluation.rules()).hasSize(39);
        assertThat(bench.warnings)
                .extracting(OriginalRulesTest::ofWhich)
                .containsExactlyInAnyOrder(
                        "PortfolioLoss: tbot_portfolio_pnl_usd",
                        "RiskLimitViolation: tbot_risk_limit_violations_total",
                        "CircuitBreaker: tbot_risk_circuit_breaker_triggers_total",
                        "ApplicationDown: up",
                        "PostgresDown: up",
                        "RedisDown: up",
                        "PrometheusDown: up",
                        "WebSocketP95: tbot_exchange_websocket_latency_seconds",
                        "SharpeLow: tbot_strategy_sharpe_ratio",
                        "AccuracyLow: tbot_strategy_signal_accuracy_percent");
        assertThat(bench.warnings).allMatch(m -> m.line() > 0 && m.column() > 0);
    }

    @Test
    void firesNothingAndFailsNothingWithoutNumbers() {
        bench.load(included());
        bench.ticks(400);

        assertThat(bench.found).hasSize(39).containsValue(Finding.NO_DATA).doesNotContainValue(Finding.ERROR);
        assertThat(bench.found.values()).containsOnly(Finding.NO_DATA);
    }

    @Test
    void oldNamesAreThoseOfToday() {
        bench.gauge("tbot_portfolio_positions")
                .yaml("rules:\n- {name: a, severity: high, description: d, query:"
                        + " portfolio_positions_count, operator: '>', threshold: 1, duration: 1m}\n");
        bench.metrics.set("tbot_portfolio_positions", Map.of(), 3);
        bench.ticks(1);

        assertThat(bench.warnings).isEmpty();
        assertThat(bench.found).containsEntry("a{}", Finding.BREACH);
    }

    private List<ParsedRule> included() {
        Yaml section = YamlText.parse("{defaults: false, include: [original-alerts, original-performance]}", found);
        return RulesFile.configured(section, "bot.yaml", found);
    }

    private static String ofWhich(Mistake warning) {
        String text = warning.message();
        assertThat(text).contains("': no number of that name yet");
        return text.replaceAll("alert rule '([^']*)': metric '([^']*)'.*", "$1: $2");
    }

    /** What the agent measures, by the page that says so. */
    private void declareAllSignals() throws IOException {
        for (String line : Files.readAllLines(PAGE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Matcher name = NAME.matcher(row.group(1));
                while (name.find()) {
                    bench.metrics.declare(
                            name.group(1), Metrics.Kind.valueOf(row.group(2).toUpperCase(Locale.ROOT)));
                }
            }
        }
        assertThat(bench.metrics.names()).hasSizeGreaterThan(100);
    }
}
