package io.tbot.engine.alert.rule;

import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Rule;
import io.tbot.engine.alert.model.Severity;
import io.tbot.engine.config.Entry;
import io.tbot.engine.config.Mistakes;
import io.tbot.engine.config.Nearest;
import io.tbot.engine.config.Quote;
import io.tbot.engine.config.Yaml;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one rule of the original module: a query, an operator and a threshold, all of which count here. */
final class OriginalRule {
    private static final List<String> KEYS = List.of(
            "name",
            "description",
            "severity",
            "query",
            "threshold",
            "operator",
            "duration",
            "labels",
            "annotations",
            "notification_channels",
            "escalation_delay",
            "enabled");
    private static final List<String> OPERATORS = List.of(">", "<", ">=", "<=", "==", "!=");

    private final RuleReader reader;
    private final Mistakes found;

    OriginalRule(RuleReader reader, Mistakes found) {
        this.reader = reader;
        this.found = found;
    }

    /** Whether a rule is one of those. */
    static boolean is(Yaml node) {
        if (node instanceof Yaml.Pairs pairs) {
            for (Yaml key : pairs.keys()) {
                if (key instanceof Yaml.Scalar scalar && scalar.text().equals("query")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** {@code null} where it is not sound, or is switched off. */
    @Nullable
    ParsedRule read(Yaml node) {
        int before = found.count();
        Entry entry = Entry.read(node, "alert rule", "key", KEYS, found);
        if (entry == null) {
            return null;
        }
        String id = reader.id(entry, "name");
        Severity severity = reader.severity(entry, "severity");
        String query = entry.requiredText("query");
        Expr of = query == null ? null : reader.expression(entry, "query", query, true);
        String operator = entry.requiredText("operator");
        if (operator != null && !OPERATORS.contains(operator)) {
            entry.wrongValue("operator", Nearest.unknown("operator", operator, OPERATORS));
        }
        String bound = entry.requiredText("threshold");
        double threshold = threshold(bound);
        if (bound != null && Double.isNaN(threshold)) {
            entry.wrongValue("threshold", "'" + Quote.of(bound) + "' is not a number");
        }
        long forNanos = minutesOr(entry, "duration", true);
        long escalateNanos = minutesOr(entry, "escalation_delay", false);
        if (found.count() > before || of == null || id == null || severity == null || operator == null) {
            return null;
        }
        Rule rule = new Rule(
                        id,
                        severity,
                        query + " " + operator + " " + bound,
                        Labels.of(reader.texts(entry, "labels")),
                        reader.texts(entry, "annotations"),
                        RuleReader.channels(entry, "notification_channels"),
                        forNanos,
                        0,
                        0,
                        Rule.NoData.KEEP,
                        false,
                        "",
                        entry.line())
                .escalatedAfter(escalateNanos);
        if (found.count() > before) {
            return null;
        }
        Expr expr = new Expr.Binary(operator, of, new Expr.Num(threshold, of.at()), of.at());
        return reader.parsed(rule, expr, RuleReader.Clear.NONE, 0, Place.of(entry, "query"))
                .namingTypes();
    }

    private static double threshold(@Nullable String text) {
        if (text == null) {
            return Double.NaN;
        }
        return text.startsWith("-") ? -Units.number(text.substring(1)) : Units.number(text);
    }

    /** A bare number is minutes there; 0 where it is not there. */
    static long minutesOr(Entry entry, String key, boolean required) {
        String text = required || entry.get(key) != null ? entry.requiredText(key) : null;
        if (text == null) {
            return 0;
        }
        boolean bare = Character.isDigit(text.charAt(text.length() - 1));
        long nanos = Units.nanos(bare ? text + "m" : text);
        if (nanos < 0) {
            entry.wrongValue(key, "'" + Quote.of(text) + "' is not a time in 0s..30d, written like 5m");
        }
        return Math.max(0, nanos);
    }
}
