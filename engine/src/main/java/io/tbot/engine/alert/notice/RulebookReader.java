package io.tbot.engine.alert.notice;

import io.tbot.engine.config.Entry;
import io.tbot.engine.config.Mistakes;
import io.tbot.engine.config.Quote;
import io.tbot.engine.config.Yaml;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sections {@code routes}, {@code escalations}, {@code inhibit}, {@code silences} and {@code calendars}. An
 * entry with a mistake falls out alone.
 */
public final class RulebookReader {
    private static final String UNMATCHED = "auto_expire_if_unmatched";
    private static final List<String> ROUTE = List.of(
            "match", "to", "group_by", "group_wait", "group_interval", "repeat", "escalation", "mute", "continue");

    private static final List<String> SILENCE = List.of("match", "every", "comment", UNMATCHED);

    private final Function<String, @Nullable Yaml> sections;
    private final Collection<String> channels;
    private final Recipients recipients;
    private final Mistakes found;
    private final Mistakes doubts;
    private final Map<String, List<Hours>> hours = new LinkedHashMap<>();
    private final Map<String, Escalation> escalations = new LinkedHashMap<>();
    private final BuiltInEscalations builtIn;

    /**
     * @param sections the file's, by name
     * @param channels that there are
     * @param recipients whom they can reach besides
     * @param doubts takes what is right and yet will not happen
     */
    public RulebookReader(
            Function<String, @Nullable Yaml> sections,
            Collection<String> channels,
            Recipients recipients,
            Mistakes found,
            Mistakes doubts) {
        this.sections = sections;
        this.channels = channels;
        this.recipients = recipients;
        this.builtIn = new BuiltInEscalations(channels);
        this.found = found;
        this.doubts = doubts;
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
        EscalationReader reader = new EscalationReader(this, recipients, found);
        named("escalations").forEach((name, node) -> {
            Escalation escalation = reader.read(name, node);
            if (escalation != null) {
                escalations.put(name, escalation);
            }
        });
        imported.forEach(escalations::putIfAbsent);
        List<Route> routes = routes(calendars);
        if (routes.isEmpty() && !channels.isEmpty() && sections.apply("routes") == null) {
            routes = List.of(Route.to("all", List.copyOf(channels)));
        }
        escalations.putAll(builtIn.all());
        Rulebook rulebook = new Rulebook(routes, escalations, inhibitions(), calendars);
        reader.doubt(rulebook, doubts);
        return rulebook;
    }

    /** The file's silences; each has hours that come back. */
    public List<Silence> silences() {
        List<Silence> silences = new ArrayList<>();
        for (Yaml node : items("silences")) {
            Entry entry = Entry.read(node, "silence", "key", SILENCE, found);
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
            if (entry.values().containsKey(UNMATCHED)) {
                entry.wrongValue(
                        UNMATCHED,
                        "what comes back ('every') does not end; leave it out, or add the silence to the running bot");
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
        if (escalation != null && !isKnown(escalation) && !BuiltInEscalations.has(escalation)) {
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
        String policy = isKnown(escalation) ? escalation : builtIn.of(escalation, to, name);
        return new Route(name, match, to, groupBy, wait, interval, repeat, policy, mute, "true".equals(goesOn));
    }

    private boolean isKnown(String escalation) {
        return escalation.isEmpty() || escalations.containsKey(escalation);
    }

    List<String> to(Entry entry) {
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
    List<String> texts(Entry entry, String key) {
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
