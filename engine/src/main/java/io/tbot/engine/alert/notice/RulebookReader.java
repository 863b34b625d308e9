package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.model.Severity;
import io.tbot.engine.config.Entry;
import io.tbot.engine.config.Mistakes;
import io.tbot.engine.config.Quote;
import io.tbot.engine.config.Yaml;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sections {@code routes}, {@code escalations}, {@code inhibit}, {@code silences} and {@code calendars}. An
 * entry with a mistake falls out alone.
 */
public final class RulebookReader {
    private static final List<String> ROUTE = List.of(
            "match", "to", "group_by", "group_wait", "group_interval", "repeat", "escalation", "mute", "continue");
    private static final List<String> ESCALATION = List.of("severity", "steps", "repeat_last", "max", "ack_ttl");
    private static final int MAX_ESCALATIONS = 1_000;

    private final Function<String, @Nullable Yaml> sections;
    private final Collection<String> channels;
    private final Mistakes found;
    private final Map<String, List<Hours>> hours = new LinkedHashMap<>();
    private final Map<String, Escalation> escalations = new LinkedHashMap<>();

    /**
     * @param sections the file's, by name
     * @param channels that there are
     */
    public RulebookReader(Function<String, @Nullable Yaml> sections, Collection<String> channels, Mistakes found) {
        this.sections = sections;
        this.channels = channels;
        this.found = found;
    }

    /** All of it. Where no route is written, everything goes to every channel. */
    public Rulebook read() {
        return read(Map.of());
    }

    /**
     * The same.
     *
     * @param imported escalations of other files, by name; this one's own come first
     */
    public Rulebook read(Map<String, Escalation> imported) {
        readCalendars();
        Calendars calendars = new Calendars(hours);
        readEscalations();
        imported.forEach(escalations::putIfAbsent);
        List<Route> routes = routes(calendars);
        if (routes.isEmpty() && !channels.isEmpty() && sections.apply("routes") == null) {
            routes = List.of(Route.to("all", List.copyOf(channels)));
        }
        return new Rulebook(routes, escalations, inhibitions(), calendars);
    }

    /** The file's silences; each has hours that come back. */
    public List<Silence> silences() {
        List<Silence> silences = new ArrayList<>();
        for (Yaml node : items("silences")) {
            Entry entry = Entry.read(node, "silence", "key", List.of("match", "every", "comment"), found);
            if (entry == null) {
                continue;
            }
            int before = found.count();
            List<Matcher> match = matchers(entry, "match");
            String every = entry.requiredText("every");
            Hours read = every == null ? null : hours(entry, "every", every);
            String comment = entry.get("comment") == null ? "" : entry.text("comment");
            if (match.isEmpty() && found.count() == before) {
                entry.wrong(node, "'match' is missing: it would silence everything");
            }
            if (found.count() == before && read != null) {
                silences.add(new Silence(
                        "file:" + node.line(), match, read, 0, Long.MAX_VALUE, "file", comment == null ? "" : comment));
            }
        }
        return silences;
    }

    private List<Yaml> items(String section) {
        Yaml node = sections.apply(section);
        if (node == null || (node instanceof Yaml.Scalar scalar && scalar.isNull())) {
            return List.of();
        }
        if (node instanceof Yaml.Items items) {
            return items.items();
        }
        found.add(node.line(), node.column(), section + ": " + node.kind() + " stands where a list belongs");
        return List.of();
    }

    /** The named entries of a section that is a mapping. */
    private Map<String, Yaml> named(String section) {
        Yaml node = sections.apply(section);
        if (node == null || (node instanceof Yaml.Scalar scalar && scalar.isNull())) {
            return Map.of();
        }
        Entry entry = Entry.read(node, section, "name", null, found);
        return entry == null ? Map.of() : entry.values();
    }

    private void readCalendars() {
        named("calendars").forEach((name, node) -> {
            List<Hours> read = new ArrayList<>();
            List<Yaml> items = node instanceof Yaml.Items list ? list.items() : List.of(node);
            for (Yaml item : items) {
                if (item instanceof Yaml.Scalar scalar) {
                    try {
                        read.add(Hours.of(scalar.text()));
                    } catch (IllegalArgumentException wrong) {
                        found.add(
                                item.line(), item.column(), "calendar '" + Quote.of(name) + "': " + wrong.getMessage());
                    }
                } else {
                    found.add(
                            item.line(),
                            item.column(),
                            "calendar '" + Quote.of(name) + "': " + item.kind() + " stands where hours belong");
                }
            }
            if (!read.isEmpty()) {
                hours.put(name, read);
            }
        });
    }

    private void readEscalations() {
        named("escalations").forEach((name, node) -> {
            Entry entry = Entry.read(node, "escalation '" + Quote.of(name) + "'", "key", ESCALATION, found);
            if (entry == null) {
                return;
            }
            int before = found.count();
            List<Escalation.Step> steps = new ArrayList<>();
            List<Yaml> nodes = entry.list("steps");
            if (nodes == null || nodes.isEmpty()) {
                entry.wrong(node, "'steps' is missing");
                return;
            }
            for (Yaml each : nodes) {
                Entry step = Entry.read(each, "step", "key", List.of("after", "to"), found);
                if (step != null) {
                    steps.add(new Escalation.Step(Durations.millis(step, "after", 0, true), to(step)));
                }
            }
            long repeat = Durations.millis(entry, "repeat_last", 0, false);
            int max = entry.number("max", 0, MAX_ESCALATIONS, Escalation.MAX_STEPS, Escalation.MAX_STEPS);
            long ack = Durations.millis(entry, "ack_ttl", Escalation.ACK_MILLIS, false);
            Set<Severity> severities = severities(entry);
            if (found.count() == before) {
                escalations.put(name, new Escalation(name, List.copyOf(steps), repeat, max, ack, severities));
            }
        });
    }

    private Set<Severity> severities(Entry entry) {
        Set<Severity> severities = EnumSet.noneOf(Severity.class);
        for (String text : texts(entry, "severity")) {
            for (String word : text.split("\\|", -1)) {
                Severity severity = Severity.of(word);
                if (severity == null) {
                    entry.wrongValue("severity", "there is no severity '" + Quote.of(word) + "'");
                } else {
                    severities.add(severity);
                }
            }
        }
        return Set.copyOf(severities);
    }

    private List<Route> routes(Calendars calendars) {
        List<Route> routes = new ArrayList<>();
        int number = 0;
        for (Yaml node : items("routes")) {
            number++;
            Entry entry = Entry.read(node, "route", "key", ROUTE, found);
            Route route = entry == null ? null : route(entry, "route " + number, calendars);
            if (route != null) {
                routes.add(route);
            }
        }
        return List.copyOf(routes);
    }

    private @Nullable Route route(Entry entry, String name, Calendars calendars) {
        int before = found.count();
        List<Matcher> match = matchers(entry, "match");
        List<String> to = to(entry);
        List<String> groupBy = entry.get("group_by") == null ? Route.GROUP_BY : texts(entry, "group_by");
        long wait = Durations.millis(entry, "group_wait", Route.BY_SEVERITY, false);
        long interval = Durations.millis(entry, "group_interval", Route.GROUP_INTERVAL_MILLIS, false);
        long repeat = Durations.millis(entry, "repeat", Route.BY_SEVERITY, false);
        String escalation = entry.get("escalation") == null ? "" : entry.text("escalation");
        if (escalation != null && !escalation.isEmpty() && !escalations.containsKey(escalation)) {
            entry.wrongValue("escalation", "there is no escalation '" + Quote.of(escalation) + "'");
        }
        List<String> mute = texts(entry, "mute");
        for (String calendar : mute) {
            if (!calendars.knows(calendar)) {
                entry.wrongValue("mute", "there is no calendar '" + Quote.of(calendar) + "'");
            }
        }
        String goesOn = entry.get("continue") == null ? "false" : entry.text("continue");
        if (goesOn != null && !goesOn.equals("true") && !goesOn.equals("false")) {
            entry.wrongValue("continue", "'" + Quote.of(goesOn) + "' is not true or false");
        }
        if (found.count() > before || escalation == null) {
            return null;
        }
        return new Route(name, match, to, groupBy, wait, interval, repeat, escalation, mute, "true".equals(goesOn));
    }

    private List<String> to(Entry entry) {
        List<String> names = texts(entry, "to");
        if (names.isEmpty()) {
            entry.wrong(entry.node(), "'to' is missing: the names of channels");
        }
        for (String name : names) {
            if (!channels.contains(name)) {
                entry.wrongValue("to", "there is no channel '" + Quote.of(name) + "'");
            }
        }
        return names;
    }

    private List<Inhibition> inhibitions() {
        List<Inhibition> inhibitions = new ArrayList<>();
        for (Yaml node : items("inhibit")) {
            Entry entry = Entry.read(node, "inhibit", "key", List.of("source", "target", "equal"), found);
            if (entry == null) {
                continue;
            }
            int before = found.count();
            List<Matcher> source = matchers(entry, "source");
            List<Matcher> target = matchers(entry, "target");
            List<String> equal = texts(entry, "equal");
            if (found.count() == before && (source.isEmpty() || target.isEmpty())) {
                entry.wrong(node, "'source' and 'target' must both say something");
            }
            if (found.count() == before) {
                inhibitions.add(new Inhibition(source, target, equal));
            }
        }
        return List.copyOf(inhibitions);
    }

    /** {@code rule} is the label that holds the rule's id. */
    private List<Matcher> matchers(Entry entry, String key) {
        Yaml node = entry.get(key);
        Entry pairs = node == null ? null : Entry.read(node, key, "label", null, found);
        List<Matcher> matchers = new ArrayList<>();
        if (pairs == null) {
            return matchers;
        }
        for (String label : pairs.values().keySet()) {
            String condition = pairs.text(label);
            if (condition != null) {
                try {
                    matchers.add(Matcher.of(label.equals("rule") ? "alertname" : label, condition));
                } catch (IllegalArgumentException wrong) {
                    pairs.wrongValue(label, String.valueOf(wrong.getMessage()));
                }
            }
        }
        return List.copyOf(matchers);
    }

    private @Nullable Hours hours(Entry entry, String key, String text) {
        try {
            return Hours.of(text);
        } catch (IllegalArgumentException wrong) {
            entry.wrongValue(key, String.valueOf(wrong.getMessage()));
            return null;
        }
    }

    /** A list of texts, or one text. */
    private List<String> texts(Entry entry, String key) {
        Yaml node = entry.get(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof Yaml.Scalar scalar) {
            return List.of(scalar.text());
        }
        List<Yaml> items = entry.list(key);
        List<String> texts = new ArrayList<>();
        for (Yaml item : items == null ? List.<Yaml>of() : items) {
            if (item instanceof Yaml.Scalar scalar && !scalar.isNull()) {
                texts.add(scalar.text().equals("rule") && key.equals("group_by") ? "alertname" : scalar.text());
            } else {
                entry.wrong(item, "'" + key + "': " + item.kind() + " stands where a text belongs");
            }
        }
        return List.copyOf(texts);
    }
}
