package io.tbot.engine.alert;

import io.tbot.engine.alert.model.Rule;
import io.tbot.engine.alert.rule.Evaluation;
import io.tbot.engine.alert.rule.ParsedRule;
import io.tbot.engine.alert.rule.RulesFile;
import io.tbot.engine.config.Mistake;
import io.tbot.engine.config.Mistakes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rules that people added to the running agent. One takes the place of a rule of the configuration with the same id.
 *
 * <p>Threads: under the alert engine's lock. Shape: {@value #MAX} rules of {@value #MAX_CHARS} characters at most; they
 * outlive the process where alerts do.
 */
final class AddedRules {
    static final int MAX = 100;
    static final int MAX_CHARS = 8 * 1024;
    static final String WHERE = "added rule";

    private final Kept kept;
    private final Supplier<Evaluation> trial;
    private final Map<String, ParsedRule> rules = new LinkedHashMap<>();

    /** @param trial makes an evaluation that nobody looks at */
    AddedRules(Kept kept, Supplier<Evaluation> trial) {
        this.kept = kept;
        this.trial = trial;
        kept.texts(Kept.RULE).forEach((id, text) -> {
            List<ParsedRule> read = RulesFile.file(text, WHERE, new Mistakes(WHERE));
            if (read.size() == 1) {
                rules.put(id, read.get(0));
            } else {
                kept.remove(Kept.RULE, id); // of a version that knew other rules
            }
        });
    }

    /**
     * The configuration's rules and these.
     *
     * @param doubts takes what these name and is no longer there
     */
    List<ParsedRule> over(AlertSettings settings, Consumer<Mistake> doubts) {
        Map<String, ParsedRule> all = new LinkedHashMap<>();
        settings.rules().forEach(rule -> all.put(rule.rule().id(), rule));
        Mistakes gone = new Mistakes(WHERE);
        for (ParsedRule rule : tied(List.copyOf(rules.values()), settings, gone)) {
            all.put(rule.rule().id(), rule);
        }
        gone.toList().forEach(doubts);
        return new ArrayList<>(all.values());
    }

    /** With the names of channels, which the original's rules name by their types. */
    private static List<ParsedRule> tied(List<ParsedRule> some, @Nullable AlertSettings settings, Mistakes found) {
        return settings == null
                ? some
                : new RuleTies(settings.channels(), settings.rulebook().calendars(), found).check(some);
    }

    /** What the rules of the text would come to. */
    RuleCheck check(String text, @Nullable AlertSettings settings) {
        Mistakes found = new Mistakes(WHERE);
        return compiled(tied(RulesFile.file(text, WHERE, found), settings, found), found);
    }

    /** Adds the rule of the text where it holds one, and that is sound. */
    RuleCheck add(String text, @Nullable AlertSettings settings) {
        Mistakes found = new Mistakes(WHERE);
        List<ParsedRule> parsed = RulesFile.file(text, WHERE, found);
        if (found.count() == 0 && parsed.size() != 1) {
            found.add(0, 0, "holds " + parsed.size() + " rules, send one at a time");
        }
        if (text.length() > MAX_CHARS) {
            found.add(0, 0, "is longer than " + MAX_CHARS + " characters");
        }
        String id = parsed.isEmpty() ? "" : parsed.get(0).rule().id();
        if (rules.size() >= MAX && !rules.containsKey(id)) {
            found.add(0, 0, "is one more than the " + MAX + " that may be added");
        }
        RuleCheck check = compiled(tied(parsed, settings, found), found);
        if (check.mistakes().isEmpty()) {
            rules.put(id, parsed.get(0));
            kept.put(Kept.RULE, id, text);
        }
        return check;
    }

    private RuleCheck compiled(List<ParsedRule> parsed, Mistakes found) {
        List<Mistake> warned = new ArrayList<>();
        Evaluation evaluation = trial.get();
        evaluation.load(parsed, found::add, warned::add);
        List<Rule> sound = new ArrayList<>();
        evaluation.rules().forEach(rule -> sound.add(rule.rule()));
        return new RuleCheck(sound, found.toList(), warned);
    }

    boolean remove(String id) {
        kept.remove(Kept.RULE, id);
        return rules.remove(id) != null;
    }

    boolean contains(String id) {
        return rules.containsKey(id);
    }
}
