package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.model.Severity;
import io.tbot.engine.config.Entry;
import io.tbot.engine.config.Mistakes;
import io.tbot.engine.config.Quote;
import io.tbot.engine.config.Yaml;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one entry of {@code escalations}. */
final class EscalationReader {
    private static final List<String> KEYS = List.of("severity", "steps", "repeat_last", "max", "ack_ttl");
    private static final List<String> STEP = List.of("after", "to", "recipients");
    private static final int MAX_ESCALATIONS = 1_000;

    private final RulebookReader reader;
    private final Recipients recipients;
    private final Mistakes found;

    /** Where the severities of the sound ones stand. */
    private final Map<Escalation, Yaml> places = new LinkedHashMap<>();

    EscalationReader(RulebookReader reader, Recipients recipients, Mistakes found) {
        this.reader = reader;
        this.recipients = recipients;
        this.found = found;
    }

    /** {@code null} where it is not sound. */
    @Nullable
    Escalation read(String name, Yaml node) {
        Entry entry = Entry.read(node, "escalation '" + Quote.of(name) + "'", "key", KEYS, found);
        if (entry == null) {
            return null;
        }
        int before = found.count();
        List<Escalation.Step> steps = new ArrayList<>();
        List<Yaml> nodes = entry.list("steps");
        if (nodes == null || nodes.isEmpty()) {
            entry.wrong(node, "'steps' is missing");
            return null;
        }
        for (Yaml each : nodes) {
            Entry step = Entry.read(each, "step", "key", STEP, found);
            if (step != null) {
                List<String> to = told(step, name + "/" + (steps.size() + 1));
                steps.add(new Escalation.Step(Durations.millis(step, "after", 0, true), to));
            }
        }
        long repeat = Durations.millis(entry, "repeat_last", 0, false);
        int max = entry.number("max", 0, MAX_ESCALATIONS, Escalation.MAX_STEPS, Escalation.MAX_STEPS);
        long ack = Durations.millis(entry, "ack_ttl", Escalation.ACK_MILLIS, false);
        Set<Severity> severities = severities(entry);
        if (found.count() > before) {
            return null;
        }
        Escalation escalation = new Escalation(name, List.copyOf(steps), repeat, max, ack, severities);
        places.put(escalation, Objects.requireNonNullElse(entry.get("severity"), node));
        return escalation;
    }

    /** Says which of them are for a severity that one before them is for; a route that names one is reason enough. */
    void doubt(Rulebook rulebook, Mistakes doubts) {
        places.forEach((escalation, place) -> {
            for (Severity severity : Severity.values()) {
                boolean isFor = escalation.severities().contains(severity) && !rulebook.names(escalation);
                Escalation first = isFor ? rulebook.escalationOf(severity) : null;
                if (first != null && !first.equals(escalation)) {
                    doubts.add(
                            place.line(),
                            place.column(),
                            "escalation '" + Quote.of(escalation.name()) + "': '" + Quote.of(first.name())
                                    + "' is for '" + severity.word() + "', too, and counts; a route can name '"
                                    + Quote.of(escalation.name()) + "'");
                }
            }
        });
    }

    private List<String> told(Entry step, String name) {
        List<String> wanted = reader.texts(step, "recipients");
        List<String> to = reader.to(step);
        return recipients.reach(
                to,
                wanted,
                name,
                each -> step.wrongValue(
                        "recipients",
                        "none of the step's channels can tell '" + Quote.of(each)
                                + "': email takes addresses, sms takes numbers"));
    }

    private Set<Severity> severities(Entry entry) {
        Set<Severity> severities = EnumSet.noneOf(Severity.class);
        for (String text : reader.texts(entry, "severity")) {
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
}
