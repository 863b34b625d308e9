package io.tbot.engine.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tbot.engine.alert.model.Finding;
import io.tbot.engine.alert.model.Rule;
import io.tbot.engine.alert.model.Severity;
import io.tbot.engine.config.Mistake;
import io.tbot.engine.config.Mistakes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrometheusRulesTest {
    private final Mistakes found = new Mistakes("jvm-alerts.yml");
    private final Bench bench = new Bench();

    @Test
    void loadsWhatItCanSayAndNamesTheRestWithItsPlace() {
        List<ParsedRule> rules = RulesFile.file(text("jvm-alerts.yml"), "jvm-alerts.yml", found);
        bench.load(rules);

        assertThat(RulesFile.ids(rules))
                .containsExactly(
                        "JvmMemoryFillingUp",
                        "JvmMemoryFillingUp-2",
                        "JvmGcTimeHigh",
                        "JvmGcPauseLong",
                        "JvmThreadsDeadlocked",
                        "RequestLatency",
                        "FileDescriptors");
        assertThat(bench.mistakes).isEmpty();
        assertThat(found.toList())
                .extracting(Mistake::toString)
                .containsExactly(
                        "jvm-alerts.yml:31:15: alert rule: 'expr': 'predict_linear' of PromQL is not supported",
                        "jvm-alerts.yml:36:62: alert rule: 'expr': 'on' of PromQL is not supported",
                        "jvm-alerts.yml:38:15: alert rule: 'expr': 'topk' of PromQL is not supported",
                        "jvm-alerts.yml:40:15: alert rule: 'expr': 'count' of PromQL is not supported",
                        "jvm-alerts.yml:42:61: alert rule: 'expr': 'a subquery' of PromQL is not supported",
                        "jvm-alerts.yml:45:17: alert rule: 'labels': 'severity' is a template, which labels cannot be",
                        "jvm-alerts.yml:47:35: alert rule: 'expr': 'offset' of PromQL is not supported",
                        "jvm-alerts.yml:48:17: alert rule: 'record': recording rules of Prometheus are not supported",
                        "jvm-alerts.yml:51:38: alert rule: 'expr': '%' is not supported");
    }

    @Test
    void keepsTimesLabelsAndTexts() {
        List<ParsedRule> rules = RulesFile.file(text("jvm-alerts.yml"), "jvm-alerts.yml", found);

        Rule warning = rules.get(0).rule();
        assertThat(warning.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(warning.forNanos()).isEqualTo(120_000_000_000L);
        assertThat(warning.everyNanos()).isEqualTo(15_000_000_000L);
        assertThat(warning.labels().map()).isEqualTo(Map.of("team", "trading"));
        assertThat(warning.annotations())
                .isEqualTo(Map.of(
                        "summary",
                        "JVM memory filling up (instance {{ $labels.instance }})",
                        "description",
                        "The heap is {{ $value }} % full"));
        assertThat(rules.get(1).rule().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(rules.get(1).rule().keepFiringNanos()).isEqualTo(5_400_000_000_000L);
        assertThat(rules.get(2).rule().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void dividesTheSumOfAHistogramByItsCount() {
        bench.histogram("tbot_x_seconds");
        prom("rate(tbot_x_seconds_sum[1m]) / rate(tbot_x_seconds_count[1m]) > 0.5");
        bench.ticks(1);
        bench.metrics.record("tbot_x_seconds", Map.of(), 0.2, 3);
        bench.metrics.record("tbot_x_seconds", Map.of(), 1.4, 1);
        bench.ticks(1);

        assertThat(bench.values.get("A{}")).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void findsTheQuantileOfBucketsSummedByALabel() {
        bench.histogram("tbot_x_seconds");
        prom("histogram_quantile(0.5, sum by (le, venue) (rate(tbot_x_seconds_bucket[5m]))) > 1");
        bench.metrics.record("tbot_x_seconds", Map.of("venue", "a", "symbol", "s"), 2, 30);
        bench.metrics.record("tbot_x_seconds", Map.of("venue", "a", "symbol", "t"), 0.1, 10);
        bench.metrics.record("tbot_x_seconds", Map.of("venue", "b", "symbol", "t"), 0.1, 30);
        bench.ticks(2);

        assertThat(bench.found).isEqualTo(Map.of("A{venue=a}", Finding.BREACH, "A{venue=b}", Finding.CLEAR));
    }

    @Test
    void whatIsGoneHasResolved() {
        bench.gauge("tbot_g");
        prom("tbot_g > 1");

        assertThat(bench.evaluation.rules().get(0).rule().noData()).isEqualTo(Rule.NoData.OK);
    }

    @Test
    void aNumberIsNoCondition() {
        prom("g");

        assertThat(bench.mistakes)
                .extracting(Mistake::toString)
                .containsExactly("rules.yaml:1:27: alert rule 'A': is a number; compare it with another, as in '> 5'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "irate(g[5m]) > 1; 0; irate",
                "deriv(g[5m]) > 1; 0; deriv",
                "g > bool 1; 4; bool",
                "sum without (x) (g) > 1; 4; without",
                "stddev(g) > 1; 0; stddev",
                "bottomk by (x) (2, g) > 1; 0; bottomk",
                "g > Inf; 4; Inf",
                "g[5m] > 1; 1; a range without a function",
                "g ^ 2 > 1; 2; ^",
                "g @ 5 > 1; 2; @",
                "vector(1) > 0; 0; vector",
                "time() - g > 5; 0; time",
                "label_replace(g, 'a', 'b', 'c', 'd') > 1; 0; label_replace",
                "quantile(0.9, g) > 1; 0; quantile",
                "count_over_time(g[5m]) > 1; 0; count_over_time",
            })
    void namesEachNodeItCannotSay(String expr, int at, String node) {
        prom(expr);

        assertThat(bench.mistakes)
                .singleElement()
                .satisfies(m -> assertThat(m.toString())
                        .startsWith("rules.yaml:1:" + (27 + at) + ": alert rule: 'expr': '" + node + "'")
                        .endsWith("is not supported"));
    }

    private void prom(String expr) {
        bench.yaml("groups: [{rules: [{expr: '" + expr.replace("'", "\"") + "', alert: A}]}]");
    }

    static String text(String resource) {
        try (InputStream in = PrometheusRulesTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
