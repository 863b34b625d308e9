package io.tbot.engine.alert.trial;

import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Rule;
import io.tbot.engine.alert.rule.ParsedRule;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rules would have done over a recording.
 *
 * @param rules each rule of the file, with its firings
 * @param messages how many there would have been, one that goes to several channels counted for each
 */
public record Replay(List<OfRule> rules, long messages) {
    /** Runs the rules over all of it, a second at a time. */
    public static Replay of(RuleSet set, Recording recording) throws IOException {
        return of(set, recording, recording.length());
    }

    /** Runs the rules for so long, over the recording again and again where it is shorter. */
    public static Replay of(RuleSet set, Recording recording, Duration lasts) throws IOException {
        Trial trial = new Trial(set, recording, recording.start());
        recording.load();
        long lastsNanos = lasts.toNanos();
        for (long at = 0; at <= lastsNanos; at += Trial.TICK_NANOS) {
            recording.moveTo(at);
            trial.tick(at);
        }
        return read(set, trial.diary());
    }

    private static Replay read(RuleSet set, Diary diary) {
        Map<String, List<Firing>> byRule = new LinkedHashMap<>();
        Map<String, Integer> open = new LinkedHashMap<>();
        long messages = 0;
        for (Event event : diary.events()) {
            List<Firing> firings = byRule.computeIfAbsent(event.rule(), rule -> new ArrayList<>());
            String alert = event.rule() + event.labels();
            Instant at = diary.wall(event.atNanos());
            if (event.what() == Event.What.FIRED) {
                open.put(alert, firings.size());
                firings.add(new Firing(event.labels(), at, null, event.value()));
            } else if (event.what() == Event.What.RESOLVED) {
                Integer index = open.remove(alert);
                if (index != null) {
                    Firing firing = firings.get(index);
                    firings.set(index, new Firing(firing.labels, firing.from, at, firing.value));
                }
            } else if (event.what() == Event.What.TOLD) {
                messages++;
            }
        }
        List<OfRule> rules = new ArrayList<>();
        for (ParsedRule parsed : set.rules()) {
            Rule rule = parsed.rule();
            rules.add(new OfRule(rule, List.copyOf(byRule.getOrDefault(rule.id(), List.of()))));
        }
        return new Replay(List.copyOf(rules), messages);
    }

    /** One rule, and each time that it would have fired. */
    public record OfRule(Rule rule, List<Firing> firings) {}

    /**
     * One alert.
     *
     * @param until {@code null} where it still fired when the recording ended
     * @param value what was measured when it came to fire
     */
    public record Firing(
            Labels labels, Instant from, @Nullable Instant until, double value) {}
}
