package io.tbot.engine.alert.trial;

import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.rule.Metrics;
import io.tbot.engine.alert.rule.Units;
import io.tbot.engine.config.Entry;
import io.tbot.engine.config.Mistakes;
import io.tbot.engine.config.Nearest;
import io.tbot.engine.config.Quote;
import io.tbot.engine.config.Yaml;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the {@code tests} of a file. A test with a mistake falls out alone. */
final class TestsReader {
    private static final List<String> TEST = List.of("name", "start", "lasts", "feed", "expect");
    private static final List<String> FEED = List.of("metric", "type", "labels", "values", "every", "from");
    private static final List<String> KINDS =
            List.of("fire", "resolve", "not_fire", "firing", "quiet", "notifications");
    private static final List<String> EXPECT = List.of(
            "at",
            "fire",
            "resolve",
            "not_fire",
            "firing",
            "quiet",
            "notifications",
            "labels",
            "times",
            "rule",
            "channel",
            "reason");
    private static final long DEFAULT_EVERY_NANOS = Trial.TICK_NANOS;
    private static final int MAX_TIMES = 1_000_000;

    private final Signals signals;
    private final Mistakes found;

    TestsReader(Signals signals, Mistakes found) {
        this.signals = signals;
        this.found = found;
    }

    List<RuleTest> read(@Nullable Yaml section) {
        List<RuleTest> tests = new ArrayList<>();
        if (section instanceof Yaml.Items items) {
            for (Yaml node : items.items()) {
                RuleTest test = test(node);
                if (test != null) {
                    tests.add(test);
                }
            }
        } else if (section != null && !(section instanceof Yaml.Scalar scalar && scalar.isNull())) {
            found.add(section.line(), section.column(), "tests: " + section.kind() + " stands where a list belongs");
        }
        return List.copyOf(tests);
    }

    private @Nullable RuleTest test(Yaml node) {
        int before = found.count();
        Entry entry = Entry.read(node, "test", "key", TEST, found);
        if (entry == null) {
            return null;
        }
        String name = entry.requiredText("name");
        Instant start = start(entry);
        long lasts = nanos(entry, "lasts", 0);
        List<Feed> feeds = new ArrayList<>();
        for (Yaml each : items(entry, "feed")) {
            Feed feed = feed(each);
            if (feed != null) {
                feeds.add(feed);
                lasts = Math.max(lasts, feed.endNanos());
            }
        }
        List<Expectation> expectations = new ArrayList<>();
        for (Yaml each : items(entry, "expect")) {
            Expectation expectation = expectation(each);
            if (expectation != null) {
                expectations.add(expectation);
                lasts = Math.max(lasts, expectation.at().latestNanos());
            }
        }
        if (expectations.isEmpty() && found.count() == before) {
            entry.wrong(node, "'expect' is missing: it would pass whatever comes");
        }
        return found.count() > before || name == null
                ? null
                : new RuleTest(name, start, lasts, List.copyOf(feeds), List.copyOf(expectations), entry.line());
    }

    private static List<Yaml> items(Entry entry, String key) {
        List<Yaml> list = entry.list(key);
        return list == null ? List.of() : list;
    }

    private static Instant start(Entry entry) {
        String text = entry.get("start") == null ? null : entry.text("start");
        try {
            return text == null ? Trial.DEFAULT_START : Instant.parse(text);
        } catch (DateTimeParseException wrong) {
            entry.wrongValue("start", "'" + Quote.of(text) + "' is no time, written like 2024-01-08T15:00:00Z");
            return Trial.DEFAULT_START;
        }
    }

    private @Nullable Feed feed(Yaml node) {
        int before = found.count();
        Entry entry = Entry.read(node, "feed", "key", FEED, found);
        if (entry == null) {
            return null;
        }
        String written = entry.requiredText("metric");
        String metric = signals.exposed(written == null ? "" : written);
        Metrics.Kind kind = kind(entry, metric);
        Map<String, String> labels = labels(entry);
        long every = nanos(entry, "every", DEFAULT_EVERY_NANOS);
        long from = nanos(entry, "from", 0);
        Values values = values(entry);
        if (every == 0) {
            entry.wrongValue("every", "values need a time between them");
        }
        if (values != null && values.endsSeries() && kind != Metrics.Kind.GAUGE) {
            entry.wrongValue("values", "only a gauge can be stale; a counter stays as it is, as '_'");
        }
        return found.count() > before || values == null ? null : new Feed(metric, kind, labels, values, from, every);
    }

    private static @Nullable Values values(Entry entry) {
        String text = entry.requiredText("values");
        try {
            return text == null ? null : Values.of(text);
        } catch (IllegalArgumentException wrong) {
            entry.wrongValue("values", String.valueOf(wrong.getMessage()));
            return null;
        }
    }

    /** As it is known, or as its name says. */
    private Metrics.Kind kind(Entry entry, String metric) {
        String word = entry.get("type") == null ? null : entry.text("type");
        Metrics.Kind kind = word == null ? signals.kinds().get(metric) : Signals.kind(word);
        if (word != null && kind == null) {
            entry.wrongValue("type", Nearest.unknown("type", word, List.of("counter", "gauge", "histogram")));
        }
        if (kind != null) {
            return kind;
        }
        return metric.endsWith("_total") ? Metrics.Kind.COUNTER : Metrics.Kind.GAUGE;
    }

    private @Nullable Expectation expectation(Yaml node) {
        int before = found.count();
        Entry entry = Entry.read(node, "expectation", "key", EXPECT, found);
        if (entry == null) {
            return null;
        }
        List<String> named = new ArrayList<>(entry.values().keySet());
        named.retainAll(KINDS);
        if (named.size() != 1) {
            entry.wrong(node, "say one of " + String.join(", ", KINDS));
            return null;
        }
        String key = named.get(0);
        Expectation.Kind kind = Expectation.Kind.valueOf(key.toUpperCase(Locale.ROOT));
        boolean counts = kind == Expectation.Kind.NOTIFICATIONS;
        boolean often = kind == Expectation.Kind.FIRE || kind == Expectation.Kind.RESOLVE;
        only(entry, counts, "rule", "channel", "reason");
        only(entry, often, "times");
        String rule = counts ? optional(entry, "rule", Expectation.ANY) : entry.text(key);
        int times =
                counts || entry.get("times") != null ? entry.number(counts ? key : "times", 0, MAX_TIMES, -1, -1) : -1;
        Span at = at(entry);
        boolean moment = kind == Expectation.Kind.FIRING || kind == Expectation.Kind.QUIET;
        if (moment && !at.isMoment()) {
            entry.wrong(node, "'" + key + "' needs a moment, as in at: 2m");
        }
        String reason = optional(entry, "reason", "");
        List<String> reasons = Arrays.stream(Reason.values()).map(Reason::word).toList();
        if (!reason.isEmpty() && !reasons.contains(reason)) {
            entry.wrongValue("reason", Nearest.unknown("reason", reason, reasons));
        }
        Map<String, String> labels = labels(entry);
        String channel = optional(entry, "channel", "");
        return found.count() > before || rule == null
                ? null
                : new Expectation(kind, rule, at, labels, channel, reason, times, node.line(), node.column());
    }

    private static void only(Entry entry, boolean allowed, String... keys) {
        for (String key : keys) {
            if (!allowed && entry.values().containsKey(key)) {
                entry.wrongValue(key, "says nothing here");
            }
        }
    }

    private static String optional(Entry entry, String key, String absent) {
        String text = entry.get(key) == null ? null : entry.text(key);
        return text == null ? absent : text;
    }

    private static Span at(Entry entry) {
        String text = entry.get("at") == null ? null : entry.text("at");
        try {
            return text == null ? Span.ALL : Span.of(text);
        } catch (IllegalArgumentException wrong) {
            entry.wrongValue("at", String.valueOf(wrong.getMessage()));
            return Span.ALL;
        }
    }

    private Map<String, String> labels(Entry entry) {
        Yaml node = entry.get("labels");
        Entry pairs = node == null ? null : Entry.read(node, "labels", "label", null, found);
        Map<String, String> labels = new TreeMap<>();
        for (String name :
                pairs == null ? List.<String>of() : List.copyOf(pairs.values().keySet())) {
            String value = pairs == null ? null : pairs.text(name);
            if (value != null) {
                labels.put(name, value);
            }
        }
        return labels;
    }

    private static long nanos(Entry entry, String key, long absent) {
        String text = entry.get(key) == null ? null : entry.text(key);
        long nanos = text == null ? absent : Units.nanos(text);
        if (nanos < 0) {
            entry.wrongValue(
                    key, "'" + Quote.of(String.valueOf(text)) + "' is not a time in 0s..30d, written like 30s");
        }
        return Math.max(0, nanos);
    }
}
