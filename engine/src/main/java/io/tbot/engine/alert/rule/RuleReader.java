package io.tbot.engine.alert.rule;

import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Rule;
import io.tbot.engine.alert.model.Severity;
import io.tbot.engine.config.Entry;
import io.tbot.engine.config.Mistakes;
import io.tbot.engine.config.Nearest;
import io.tbot.engine.config.Quote;
import io.tbot.engine.config.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads one rule as this agent writes them. A rule with a mistake falls out alone. */
final class RuleReader {
    private static final List<String> KEYS = List.of(
            "id",
            "severity",
            "when",
            "clear",
            "for",
            "keep_firing_for",
            "min_samples",
            "no_data",
            "on_error",
            "every",
            "hours",
            "annotations",
            "labels",
            "channels",
            "enabled");
    private static final List<String> SEVERITIES = List.of("critical", "high", "medium", "low", "info");
    private static final int MAX_ID = 100;

    private final String where;
    private final Mistakes found;

    RuleReader(String where, Mistakes found) {
        this.where = where;
        this.found = found;
    }

    /** {@code null} where it is not sound, or is switched off. */
    @Nullable
    ParsedRule read(Yaml node) {
        int before = found.count();
        Entry entry = Entry.read(node, "alert rule", "key", KEYS, found);
        if (entry == null) {
            return null;
        }
        String id = id(entry, "id");
        boolean enabled = flag(entry, "enabled", true);
        if (!enabled) {
            return null;
        }
        Severity severity = severity(entry, "severity");
        String when = entry.requiredText("when");
        Expr expr = when == null ? null : expression(entry, "when", when, false);
        Clear clear = clear(entry, expr);
        String hours = entry.get("hours") == null ? null : entry.text("hours");
        int minSamples = entry.number("min_samples", 1, 1_000_000, 0, 0);
        Rule.NoData noData = noData(entry);
        boolean alertsOnError =
                word(entry, "on_error", "keep", List.of("keep", "alert")).equals("alert");
        Rule rule = new Rule(
                id == null ? "" : id,
                severity == null ? Severity.INFO : severity,
                when == null ? "" : when,
                Labels.of(texts(entry, "labels")),
                texts(entry, "annotations"),
                channels(entry, "channels"),
                nanos(entry, "for", 0),
                nanos(entry, "keep_firing_for", 0),
                nanos(entry, "every", 0),
                noData,
                alertsOnError,
                hours == null ? "" : hours,
                entry.line());
        if (found.count() > before || expr == null) {
            return null;
        }
        return parsed(rule, expr, clear, minSamples, Place.of(entry, "when"));
    }

    ParsedRule parsed(Rule rule, Expr expr, Clear clear, int minSamples, Place place) {
        return new ParsedRule(
                rule, new ParsedRule.Expression(expr), clear.op(), clear.threshold(), minSamples, false, where, place);
    }

    /** Whether a rule is only there to switch another of that id off. */
    static @Nullable String switchedOff(Yaml node) {
        if (!(node instanceof Yaml.Pairs pairs)) {
            return null;
        }
        String id = null;
        boolean off = false;
        for (int i = 0; i < pairs.keys().size(); i++) {
            if (pairs.keys().get(i) instanceof Yaml.Scalar key && pairs.values().get(i) instanceof Yaml.Scalar value) {
                id = key.text().equals("id") || key.text().equals("name") ? value.text() : id;
                off |= key.text().equals("enabled") && value.text().equals("false");
            }
        }
        return off ? id : null;
    }

    @Nullable
    String id(Entry entry, String key) {
        String id = entry.requiredText(key);
        if (id == null) {
            return null;
        }
        boolean valid = id.length() <= MAX_ID;
        for (int i = 0; i < id.length() && valid; i++) {
            char c = id.charAt(i);
            valid = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "_-.".indexOf(c) >= 0;
        }
        if (!valid) {
            entry.wrongValue(key, "'" + Quote.of(id) + "' is not 1.." + MAX_ID + " letters, digits, '_', '-' and '.'");
        }
        return id;
    }

    @Nullable
    Severity severity(Entry entry, String key) {
        String word = entry.requiredText(key);
        Severity severity = word == null ? null : Severity.of(word);
        if (word != null && severity == null) {
            entry.wrongValue(key, Nearest.unknown("severity", word, SEVERITIES));
        }
        return severity;
    }

    /** The expression of a key's text; {@code null} where it is none, which is reported at its place. */
    @Nullable
    Expr expression(Entry entry, String key, String text, boolean prometheus) {
        try {
            return prometheus ? new PromParser(text).whole() : Parser.parse(text);
        } catch (ExpressionException e) {
            wrong(entry, key, e);
            return null;
        }
    }

    void wrong(Entry entry, String key, ExpressionException e) {
        found.add(Place.of(entry, key).mistake(where, e.offset(), "alert rule: '" + key + "': " + e.problem()));
    }

    private static Clear clear(Entry entry, @Nullable Expr expr) {
        String text = entry.get("clear") == null ? null : entry.text("clear");
        if (text == null) {
            return Clear.NONE;
        }
        String bare = text.trim();
        int length = bare.startsWith(">=") || bare.startsWith("<=") ? 2 : 1;
        boolean op = bare.startsWith(">") || bare.startsWith("<");
        double threshold = op ? Units.number(bare.substring(length).trim()) : Double.NaN;
        if (Double.isNaN(threshold)) {
            entry.wrongValue("clear", "'" + Quote.of(text) + "' is not a bound, written like '< 300ms'");
        } else if (expr instanceof Expr.Binary binary && "and or unless".contains(binary.op())) {
            entry.wrongValue("clear", "needs a single comparison in 'when'");
        }
        return Double.isNaN(threshold) ? Clear.NONE : new Clear(bare.substring(0, length), threshold);
    }

    static long nanos(Entry entry, String key, long absent) {
        String text = entry.get(key) == null ? null : entry.text(key);
        if (text == null) {
            return absent;
        }
        long nanos = Units.nanos(text);
        if (nanos < 0) {
            entry.wrongValue(key, "'" + Quote.of(text) + "' is not a time in 0s..30d, written like 30s");
        }
        return Math.max(0, nanos);
    }

    static boolean flag(Entry entry, String key, boolean absent) {
        return word(entry, key, absent ? "true" : "false", List.of("true", "false"))
                .equals("true");
    }

    private static Rule.NoData noData(Entry entry) {
        return switch (word(entry, "no_data", "keep", List.of("keep", "ok", "alert"))) {
            case "ok" -> Rule.NoData.OK;
            case "alert" -> Rule.NoData.ALERT;
            default -> Rule.NoData.KEEP;
        };
    }

    private static String word(Entry entry, String key, String absent, List<String> words) {
        String text = entry.get(key) == null ? null : entry.text(key);
        if (text == null || words.contains(text)) {
            return text == null ? absent : text;
        }
        entry.wrongValue(key, Nearest.unknown("word", text, words));
        return absent;
    }

    /** Texts by name. */
    Map<String, String> texts(Entry entry, String key) {
        Yaml node = entry.get(key);
        Entry inner = node == null ? null : Entry.read(node, "alert rule: '" + key + "'", "name", null, found);
        Map<String, String> texts = new TreeMap<>();
        if (inner != null) {
            for (String name : inner.values().keySet()) {
                String text = inner.text(name);
                if (text != null) {
                    texts.put(name, text);
                }
            }
        }
        return texts;
    }

    static List<String> channels(Entry entry, String key) {
        List<String> channels = new ArrayList<>();
        List<Yaml> items = entry.list(key);
        if (items != null) {
            for (Yaml item : items) {
                if (item instanceof Yaml.Scalar scalar && !scalar.text().isBlank()) {
                    channels.add(scalar.text());
                } else {
                    entry.wrong(item, "'" + key + "': " + item.kind() + " stands where a channel's name belongs");
                }
            }
        }
        return channels;
    }

    /** A rule's own condition for being over. */
    record Clear(String op, double threshold) {
        static final Clear NONE = new Clear("", Double.NaN);
    }
}
