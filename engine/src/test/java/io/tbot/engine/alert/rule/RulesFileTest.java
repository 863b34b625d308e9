package io.tbot.engine.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.model.Finding;
import io.tbot.engine.config.Mistake;
import io.tbot.engine.config.Mistakes;
import io.tbot.engine.config.Yaml;
import io.tbot.engine.config.YamlText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesFileTest {
    static final String SOUND = """
            rules:
              - id: late
                severity: critical
                when: quantile(0.99, order_ack_seconds{exchange=~"x|y"}, 1m) by (exchange) > 500ms
                clear: "< 300ms"
                for: 30s
                min_samples: 50
                annotations: {title: "late {{value}}"}
              - {id: burst, severity: high, when: "increase(order_rejects_total, 1m) by (exchange) >= 5 and not flatline(g, 1m)"}
              - {name: old, severity: high, description: d, query: "rate(tbot_orders_total{status='failed'}[5m])", operator: ">", threshold: 0.1, duration: 1m}
            groups:
              - name: g
                rules:
                  - {alert: Up, expr: "histogram_quantile(0.95, sum by (le, exchange) (rate(tbot_x_seconds_bucket[5m]))) > 5", for: 3m, labels: {severity: critical}}
            """;

    private final Mistakes found = new Mistakes("r.yaml");

    @Test
    void readsAllThreeShapes() {
        List<ParsedRule> rules = RulesFile.file(SOUND, "r.yaml", found);

        assertThat(found.toList()).isEmpty();
        assertThat(RulesFile.ids(rules)).containsExactly("late", "burst", "old", "Up");
        assertThat(rules.get(0).rule().forNanos()).isEqualTo(30_000_000_000L);
    }

    @Test
    void leavesOutABrokenRuleAndSaysWhere() {
        String text = "- {id: a, severity: high, when: 'g > 1'}\n- {id: b, severity: hihg, when: 'rat(g, 1m) >> 2'}\n";

        List<ParsedRule> rules = RulesFile.file(text, "r.yaml", found);

        assertThat(RulesFile.ids(rules)).containsExactly("a");
        assertThat(found.toList())
                .extracting(Mistake::toString)
                .containsExactly(
                        "r.yaml:2:21: alert rule: 'severity': unknown severity 'hihg', did you mean 'high'",
                        "r.yaml:2:46: alert rule: 'when': a function, metric or number belongs where '>' stands");
    }

    @Test
    void namesTheFunctionThatWasMeant() {
        Bench bench = new Bench();

        bench.rule("incraese(g_total, 1m) > 2");

        assertThat(bench.mistakes)
                .extracting(Mistake::message)
                .containsExactly("alert rule 'r': unknown function 'incraese', did you mean 'increase'");
    }

    @Test
    void refusesWhatPromQlCanAndRulesCannot() {
        String text = """
                groups:
                  - name: g
                    rules:
                      - {alert: A, expr: "topk(3, x) > 1"}
                      - {alert: B, expr: "x offset 5m > 1"}
                      - {alert: C, expr: "x > 1"}
                """;

        assertThat(RulesFile.ids(RulesFile.file(text, "r.yaml", found))).containsExactly("C");
        assertThat(found.toList())
                .extracting(Mistake::message)
                .containsExactly(
                        "alert rule: 'expr': 'topk' of PromQL is not supported",
                        "alert rule: 'expr': 'offset' of PromQL is not supported");
    }

    @Test
    void f19AnEmptyFileHasNoRules() {
        assertThat(RulesFile.file("", "r.yaml", found)).isEmpty();
        assertThat(found.count()).isEqualTo(1);
    }

    @Test
    void f12AnOriginalRuleIsEvaluatedAndItsSwitchIsRead() {
        String text = "rules:\n"
                + "- {name: a, severity: high, description: d, query: tbot_g, operator: '>', threshold: 1, duration: 1m}\n"
                + "- {name: b, severity: high, description: d, query: tbot_g, operator: '>', threshold: 1, duration: 1m,"
                + " enabled: false}\n";
        Bench bench = new Bench().gauge("tbot_g").yaml(text);
        bench.metrics.set("tbot_g", Map.of(), 2);

        bench.ticks(1);

        assertThat(bench.mistakes).isEmpty();
        assertThat(bench.found).containsOnly(Map.entry("a{}", Finding.BREACH));
    }

    @Test
    void theBuiltInRulesAreSound() {
        List<ParsedRule> rules = RulesFile.configured(null, "", found);
        Bench bench = new Bench();

        bench.load(rules);
        bench.ticks(1);

        assertThat(found.toList()).isEmpty();
        assertThat(bench.mistakes).isEmpty();
        assertThat(rules).hasSize(15);
        assertThat(bench.found.values()).containsOnly(Finding.NO_DATA);
    }

    @Test
    void includesFilesBesideTheConfiguration() {
        String prometheus =
                "groups: [{name: g, rules: [{alert: Up, expr: 'g > 1'}, {alert: No, expr: 'topk(1, g) > 1'}]}]";
        Yaml section = YamlText.parse("{defaults: false, include: [a.yml, gone.yaml, b.txt]}", found);

        RulesFile.Files files = (name, mistakes) -> {
            if (name.equals("gone.yaml")) {
                mistakes.add(0, 0, "does not exist");
                return null;
            }
            return prometheus;
        };
        List<ParsedRule> rules = RulesFile.configured(section, "bot.yaml", found, files, new Imports());

        assertThat(RulesFile.ids(rules)).containsExactly("Up");
        assertThat(found.toList())
                .extracting(Mistake::toString)
                .containsExactly(
                        "a.yml:1:75: alert rule: 'expr': 'topk' of PromQL is not supported",
                        "bot.yaml:1:36: rules: 'gone.yaml' does not exist",
                        "r.yaml:1:47: rules: unknown rule file 'b.txt', valid are original-alerts, original-performance");
    }
}
