package io.tbot.engine.alert;

import io.tbot.engine.alert.channel.ChannelSpec;
import io.tbot.engine.alert.channel.ChannelsReader;
import io.tbot.engine.alert.model.Severity;
import io.tbot.engine.alert.notice.Escalation;
import io.tbot.engine.alert.notice.Matcher;
import io.tbot.engine.alert.notice.Recipients;
import io.tbot.engine.alert.notice.Rulebook;
import io.tbot.engine.alert.notice.Silence;
import io.tbot.engine.alert.rule.Imports;
import io.tbot.engine.config.Mistake;
import io.tbot.engine.config.Nearest;
import io.tbot.engine.config.Quote;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes escalations and silences of what files of the original module say, whose module never escalated by its policies
 * and suppressed for ever. What cannot be done as it is written is said.
 *
 * <p>Threads: whoever reads.
 */
public final class Adoption {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final Imports imports;
    private final Function<String, List<String>> named;
    private final Collection<String> known;
    private final Recipients recipients;
    private final Consumer<Mistake> mistakes;
    private final Consumer<Mistake> doubts;
    private final Map<String, Escalation> adopted = new LinkedHashMap<>();

    private Adoption(
            Imports imports,
            Function<String, List<String>> named,
            Collection<String> known,
            Recipients recipients,
            Consumer<Mistake> mistakes,
            Consumer<Mistake> doubts) {
        this.imports = imports;
        this.named = named;
        this.known = known;
        this.recipients = recipients;
        this.mistakes = mistakes;
        this.doubts = doubts;
    }

    /**
     * With the channels of a configuration.
     *
     * @param recipients whom they can reach besides
     * @param mistakes takes what is wrong
     * @param doubts takes what is right and yet will not happen
     */
    static Adoption of(
            Imports imports,
            Map<String, ChannelSpec> channels,
            Recipients recipients,
            Consumer<Mistake> mistakes,
            Consumer<Mistake> doubts) {
        Set<String> known = new TreeSet<>(ChannelsReader.TYPES);
        known.addAll(channels.keySet());
        return new Adoption(
                imports, word -> RuleTies.named(channels.values(), word, true), known, recipients, mistakes, doubts);
    }

    /** Of a file alone: a type stands for a channel of that name, and any other word may be a channel's name. */
    public static Adoption alone(Imports imports, Consumer<Mistake> mistakes, Consumer<Mistake> doubts) {
        return new Adoption(imports, List::of, List.of(), Recipients.ANY, mistakes, doubts);
    }

    /** The policies that tell anybody, by name. */
    public Map<String, Escalation> escalations() {
        for (Imports.Policy policy : imports.policies()) {
            String name = policy.name().text();
            Escalation escalation = escalation(policy);
            if (escalation == null) {
                doubts.accept(policy.name().wrong(title(policy) + "tells nobody: no channel of it is configured"));
            } else if (adopted.putIfAbsent(name, escalation) != null) {
                mistakes.accept(policy.name().wrong(title(policy) + "stands twice, the first one counts"));
            }
        }
        return adopted;
    }

    private @Nullable Escalation escalation(Imports.Policy policy) {
        List<Escalation.Step> steps = new ArrayList<>();
        long lastNanos = 0;
        for (Imports.Step step : policy.steps()) {
            if (step.afterNanos() < lastNanos) {
                String text = "delay '" + Quote.of(step.after().text()) + "' is shorter than the one before:"
                        + " each counts from the beginning of the alert, so both are due at once";
                doubts.accept(step.after().wrong(title(policy) + text));
            }
            lastNanos = step.afterNanos();
            Set<String> to = new LinkedHashSet<>();
            step.channels().forEach(word -> to.addAll(channels(word, title(policy))));
            if (!to.isEmpty()) {
                String name = policy.name().text() + "/" + (steps.size() + 1);
                List<String> told = told(step, List.copyOf(to), name, title(policy));
                steps.add(new Escalation.Step(step.afterNanos() / NANOS_PER_MILLI, told));
            }
        }
        if (steps.isEmpty()) {
            return null;
        }
        return new Escalation(
                policy.name().text(),
                List.copyOf(steps),
                0,
                policy.max(),
                Escalation.ACK_MILLIS,
                Set.copyOf(policy.severities()));
    }

    private List<String> told(Imports.Step step, List<String> channels, String name, String title) {
        List<String> wanted = new ArrayList<>();
        step.recipients().forEach(word -> wanted.add(word.text()));
        return recipients.reach(channels, wanted, name, each -> {
            Imports.Word word = step.recipients().get(wanted.indexOf(each));
            mistakes.accept(word.wrong(title + "none of the step's channels can tell '" + Quote.of(each)
                    + "': email takes addresses, sms takes numbers"));
        });
    }

    private List<String> channels(Imports.Word word, String title) {
        List<String> channels = named.apply(word.text());
        if (!known.contains(word.text()) && channels.isEmpty()) {
            mistakes.accept(word.wrong(title + Nearest.unknown("type of channel", word.text(), known)));
            return List.of();
        }
        if (known.isEmpty() && !ChannelsReader.TYPES.contains(word.text())) {
            String no = Nearest.unknown("type of channel", word.text(), ChannelsReader.TYPES);
            doubts.accept(word.wrong(title + no + ", unless a channel has this name"));
        }
        if (channels.isEmpty()) {
            doubts.accept(word.wrong(title + "there is no channel of type '" + Quote.of(word.text()) + "' to tell"));
        }
        return channels;
    }

    /** Says which policies come to nothing beside the configuration's own. */
    void check(Rulebook rulebook) {
        for (Imports.Policy policy : imports.policies()) {
            String name = policy.name().text();
            Escalation taken = rulebook.escalations().get(name);
            if (adopted.containsKey(name) && !Objects.equals(taken, adopted.get(name))) {
                doubts.accept(policy.name().wrong(title(policy) + "'escalations' has one of that name, which counts"));
                continue;
            }
            if (taken == null || rulebook.names(taken)) {
                continue;
            }
            for (Severity severity : policy.severities()) {
                Escalation first = rulebook.escalationOf(severity);
                if (first != null && !first.name().equals(name)) {
                    String text = "'" + Quote.of(first.name()) + "' is for '" + severity.word() + "', too, and counts";
                    doubts.accept(policy.name().wrong(title(policy) + text));
                }
            }
        }
    }

    private static String title(Imports.Policy policy) {
        return "escalation policy '" + Quote.of(policy.name().text()) + "': ";
    }

    /** The suppressions, each from when its file was written on. */
    public List<Silence> silences() {
        List<Silence> silences = new ArrayList<>();
        for (Imports.Suppression each : imports.suppressions()) {
            if (each.fromMillis() <= 0) {
                doubts.accept(
                        each.name().wrong("suppression rule: nobody knows when its file was written, so it is over"));
                continue;
            }
            List<Matcher> matchers = new ArrayList<>();
            each.labels().forEach((label, value) -> matchers.add(equal(label, value)));
            silences.add(new Silence(
                    each.name().where() + ":" + each.name().line(),
                    List.copyOf(matchers),
                    null,
                    each.fromMillis(),
                    each.fromMillis() + each.nanos() / NANOS_PER_MILLI,
                    "file",
                    each.name().text()));
        }
        return silences;
    }

    private static Matcher equal(String label, String value) {
        return Matcher.equal(label.equals("rule") ? "alertname" : label, value);
    }
}
