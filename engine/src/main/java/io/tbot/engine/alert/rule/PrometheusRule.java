package io.tbot.engine.alert.rule;

import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Rule;
import io.tbot.engine.alert.model.Severity;
import io.tbot.engine.config.Entry;
import io.tbot.engine.config.Mistakes;
import io.tbot.engine.config.Quote;
import io.tbot.engine.config.Yaml;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one alerting rule of a Prometheus rule file. Its severity is its label of that name, medium without one. */
final class PrometheusRule {
    private static final List<String> KEYS =
            List.of("alert", "record", "expr", "for", "keep_firing_for", "labels", "annotations");

    private final RuleReader reader;
    private final Mistakes found;
    private final long everyNanos;
    private final Map<String, String> shared;

    /**
     * @param everyNanos how often its group is looked at; 0 for each tick
     * @param shared labels of its group
     */
    PrometheusRule(RuleReader reader, Mistakes found, long everyNanos, Map<String, String> shared) {
        this.reader = reader;
        this.found = found;
        this.everyNanos = everyNanos;
        this.shared = shared;
    }

    /** {@code null} where it is not sound. */
    @Nullable
    ParsedRule read(Yaml node) {
        int before = found.count();
        Entry entry = Entry.read(node, "alert rule", "key", KEYS, found);
        if (entry == null) {
            return null;
        }
        if (entry.get("record") != null) {
            entry.wrongValue("record", "recording rules of Prometheus are not supported");
            return null;
        }
        String id = reader.id(entry, "alert");
        String text = entry.requiredText("expr");
        Expr expr = text == null ? null : reader.expression(entry, "expr", text, true);
        Map<String, String> labels = new HashMap<>(shared);
        labels.putAll(reader.texts(entry, "labels"));
        for (Map.Entry<String, String> label : labels.entrySet()) {
            if (label.getValue().contains("{{")) {
                entry.wrongValue("labels", "'" + Quote.of(label.getKey()) + "' is a template, which labels cannot be");
            }
        }
        Severity severity = severity(labels.remove("severity"));
        long forNanos = RuleReader.nanos(entry, "for", 0);
        long keepNanos = RuleReader.nanos(entry, "keep_firing_for", 0);
        Map<String, String> annotations = reader.texts(entry, "annotations");
        if (found.count() > before || id == null || text == null || expr == null) {
            return null;
        }
        Rule rule = new Rule(
                id,
                severity,
                text,
                Labels.of(labels),
                annotations,
                List.of(),
                forNanos,
                keepNanos,
                everyNanos,
                Rule.NoData.OK, // a series that is gone has resolved there
                false,
                "",
                entry.line());
        return reader.parsed(rule, expr, RuleReader.Clear.NONE, 0, Place.of(entry, "expr"));
    }

    private static Severity severity(@Nullable String word) {
        Severity known = word == null ? null : Severity.of(word);
        if (known != null || word == null) {
            return known == null ? Severity.MEDIUM : known;
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "page" -> Severity.CRITICAL;
            case "error" -> Severity.HIGH;
            case "warning" -> Severity.MEDIUM;
            default -> Severity.LOW;
        };
    }
}
