package io.tbot.engine.alert.rule;

import io.tbot.engine.alert.model.Finding;
import io.tbot.engine.config.Mistake;
import io.tbot.engine.config.Mistakes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules over made-up numbers, a second at a time. */
final class Bench {
    final ScriptedMetrics metrics = new ScriptedMetrics();
    final Evaluation evaluation = new Evaluation(metrics, 1_000_000_000L, (calendar, at) -> true);
    final List<Mistake> mistakes = new ArrayList<>();
    final List<Mistake> warnings = new ArrayList<>();

    /** What the last tick found: rule and labels to finding. */
    final Map<String, Finding> found = new LinkedHashMap<>();

    final Map<String, Double> values = new LinkedHashMap<>();
    long seconds;

    Bench rule(String when) {
        return yaml("- {id: r, severity: high, when: '" + when.replace("'", "''") + "'}");
    }

    Bench yaml(String text) {
        Mistakes read = new Mistakes("rules.yaml");
        load(RulesFile.file(text, "rules.yaml", read));
        mistakes.addAll(read.toList());
        return this;
    }

    void load(List<ParsedRule> rules) {
        evaluation.load(rules, mistakes::add, warnings::add);
    }

    Bench counter(String name) {
        metrics.declare(name, Metrics.Kind.COUNTER);
        return this;
    }

    Bench gauge(String name) {
        metrics.declare(name, Metrics.Kind.GAUGE);
        return this;
    }

    Bench histogram(String name) {
        metrics.declare(name, Metrics.Kind.HISTOGRAM);
        return this;
    }

    void ticks(int n) {
        for (int i = 0; i < n; i++) {
            at(++seconds);
        }
    }

    void at(long second) {
        seconds = second;
        found.clear();
        values.clear();
        evaluation.tick(second * 1_000_000_000L, second * 1000, (rule, labels, finding, value, threshold) -> {
            found.put(rule.rule().id() + labels, finding);
            values.put(rule.rule().id() + labels, value);
        });
    }
}
