package io.tbot.engine.alert.trial;

import io.tbot.engine.alert.Adoption;
import io.tbot.engine.alert.AlertSettings;
import io.tbot.engine.alert.notice.Route;
import io.tbot.engine.alert.notice.Rulebook;
import io.tbot.engine.alert.notice.Silence;
import io.tbot.engine.alert.rule.CompiledRule;
import io.tbot.engine.alert.rule.Evaluation;
import io.tbot.engine.alert.rule.Imports;
import io.tbot.engine.alert.rule.Metrics;
import io.tbot.engine.alert.rule.ParsedRule;
import io.tbot.engine.alert.rule.RulesFile;
import io.tbot.engine.alert.rule.ScriptedMetrics;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Mistake;
import io.tbot.engine.config.Mistakes;
import io.tbot.engine.config.Options;
import io.tbot.engine.config.Quote;
import io.tbot.engine.config.Yaml;
import io.tbot.engine.config.YamlText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of alerts, checked as far as it can be without a bot. The file is a configuration, or rules alone: a
 * bare list, the original module's, Prometheus's.
 *
 * @param isConfiguration whether the built-in rules are among these
 * @param rulebook where the file has no channel, everything goes to one that is made up
 * @param silences the file's own
 * @param tests the sound ones
 * @param mistakes all of them, in the order of the file
 * @param warnings rules that may never see what they look for
 */
public record RuleSet(
        String file,
        boolean isConfiguration,
        List<ParsedRule> rules,
        Rulebook rulebook,
        List<Silence> silences,
        Signals signals,
        List<RuleTest> tests,
        List<Mistake> mistakes,
        List<Mistake> warnings) {
    /** Where alerts go if the file names nobody. */
    public static final String ANYONE = "anyone";

    private static final List<String> RULES_ONLY = List.of("groups", "escalation_policies", "suppression_rules");

    /** Reads a file's text. */
    public static RuleSet read(String file, String text) {
        Yaml root = YamlText.parse(text, new Mistakes(file)); // what is no YAML is reported by whoever reads it next
        Mistakes found = new Mistakes(file);
        List<Mistake> doubts = new ArrayList<>();
        RuleSet read;
        if (root instanceof Yaml.Items || named(root, RULES_ONLY) != null) {
            Imports imports = new Imports();
            List<ParsedRule> rules = RulesFile.file(text, file, found, Trial.DEFAULT_START.toEpochMilli(), imports);
            Adoption adoption = Adoption.alone(imports, found::add, doubts::add);
            Rulebook rulebook = new Rulebook(List.of(), adoption.escalations(), List.of(), Rulebook.EMPTY.calendars());
            Signals signals = Signals.with(List.of());
            List<RuleTest> tests = new TestsReader(signals, found).read(named(root, List.of("tests")));
            read = of(file, false, rules, rulebook, adoption.silences(), signals, tests);
        } else {
            AgentConfig config = AgentConfig.of(file, text, Options.none());
            AlertSettings settings = AlertSettings.of(config);
            config.mistakes().forEach(found::add);
            settings.mistakes().forEach(found::add);
            doubts.addAll(settings.warnings());
            Signals signals = Signals.with(config.probes());
            List<RuleTest> tests = new TestsReader(signals, found).read(config.section("tests"));
            read = of(file, true, settings.rules(), settings.rulebook(), settings.silences(), signals, tests);
        }
        return read.checked(found, doubts);
    }

    private static RuleSet of(
            String file,
            boolean isConfiguration,
            List<ParsedRule> rules,
            Rulebook rulebook,
            List<Silence> silences,
            Signals signals,
            List<RuleTest> tests) {
        Rulebook told = rulebook;
        if (rulebook.routes().isEmpty()) {
            told = new Rulebook(
                    List.of(Route.to(ANYONE, List.of(ANYONE))),
                    rulebook.escalations(),
                    rulebook.inhibitions(),
                    rulebook.calendars());
        }
        return new RuleSet(file, isConfiguration, rules, told, silences, signals, tests, List.of(), List.of());
    }

    /** The value of a root's key; {@code null} where it has none of them. */
    private static @Nullable Yaml named(@Nullable Yaml root, List<String> keys) {
        if (root instanceof Yaml.Pairs pairs) {
            for (int i = 0; i < pairs.keys().size(); i++) {
                if (pairs.keys().get(i) instanceof Yaml.Scalar key && keys.contains(key.text())) {
                    return pairs.values().get(i);
                }
            }
        }
        return null;
    }

    /** Looks once at a number of every kind: then a rule says whether it can. */
    private RuleSet checked(Mistakes found, List<Mistake> doubts) {
        ScriptedMetrics metrics = signals.metrics();
        Evaluation evaluation = new Evaluation(metrics, Trial.TICK_NANOS, (calendar, at) -> true);
        evaluation.load(rules, found::add, doubts::add);
        for (Map.Entry<String, Metrics.Kind> each : signals.kinds().entrySet()) {
            if (each.getValue() == Metrics.Kind.HISTOGRAM) {
                metrics.record(each.getKey(), Map.of(), 0, 1);
            } else {
                metrics.set(each.getKey(), Map.of(), 0);
            }
        }
        evaluation.tick(0, Trial.DEFAULT_START.toEpochMilli(), (rule, labels, finding, value, threshold) -> {});
        Map<String, ParsedRule> byId = new HashMap<>();
        rules.forEach(rule -> byId.put(rule.rule().id(), rule));
        for (CompiledRule rule : evaluation.rules()) {
            ParsedRule parsed = byId.get(rule.rule().id());
            if (parsed != null && !rule.lastFault().isEmpty()) {
                found.add(at(parsed, rule.lastFault()));
            }
        }
        for (RuleTest test : tests) {
            test.unknownRules(byId.keySet(), found);
        }
        return new RuleSet(
                file,
                isConfiguration,
                rules,
                rulebook,
                silences,
                signals,
                tests,
                byPlace(found.toList()),
                byPlace(doubts));
    }

    private static List<Mistake> byPlace(List<Mistake> some) {
        return some.stream()
                .sorted(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column))
                .toList();
    }

    private static Mistake at(ParsedRule rule, String problem) {
        return new Mistake(
                rule.where(),
                rule.rule().line(),
                rule.column(),
                "alert rule '" + Quote.of(rule.rule().id()) + "': " + problem);
    }
}
