package io.tbot.engine.alert.rule;

import io.tbot.engine.alert.model.Severity;
import io.tbot.engine.config.Entry;
import io.tbot.engine.config.Mistakes;
import io.tbot.engine.config.Quote;
import io.tbot.engine.config.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code escalation_policies} and {@code suppression_rules} of a file of the original module. What has a mistake
 * falls out alone.
 */
final class ImportReader {
    static final List<String> SECTIONS = List.of("escalation_policies", "suppression_rules");

    private static final List<String> POLICY =
            List.of("name", "description", "severity_levels", "escalation_rules", "max_escalations", "enabled");
    private static final List<String> STEP = List.of("delay", "channels", "recipients");
    private static final List<String> SUPPRESSION = List.of("name", "description", "labels", "duration", "enabled");
    private static final int MAX_STEPS = 100;

    /** The original's. */
    private static final int STEPS = 3;

    private final String where;
    private final long writtenMillis;
    private final RuleReader reader;
    private final Mistakes found;
    private final Imports imports;

    /**
     * @param where the file
     * @param writtenMillis when that was written
     */
    ImportReader(String where, long writtenMillis, Mistakes found, Imports imports) {
        this.where = where;
        this.writtenMillis = writtenMillis;
        this.reader = new RuleReader(where, found);
        this.found = found;
        this.imports = imports;
    }

    /** Both sections of a file. */
    void read(Entry file) {
        for (Yaml node : listed(file, "escalation_policies")) {
            policy(node);
        }
        for (Yaml node : listed(file, "suppression_rules")) {
            suppression(node);
        }
    }

    private void policy(Yaml node) {
        int before = found.count();
        Entry entry = enabled(node, "escalation policy", POLICY);
        Imports.Word name = entry == null ? null : word(entry, "name");
        if (entry == null || name == null) {
            return;
        }
        List<Severity> severities = new ArrayList<>();
        for (Imports.Word each : words(entry, "severity_levels")) {
            Severity severity = Severity.of(each.text());
            if (severity == null) {
                found.add(each.wrong("escalation policy: there is no severity '" + Quote.of(each.text()) + "'"));
            } else {
                severities.add(severity);
            }
        }
        if (severities.isEmpty() && found.count() == before) {
            entry.wrong(node, "'severity_levels' is missing: it would escalate nothing");
        }
        List<Imports.Step> steps = new ArrayList<>();
        for (Yaml each : listed(entry, "escalation_rules")) {
            Imports.Step step = step(each);
            if (step != null) {
                steps.add(step);
            }
        }
        if (steps.isEmpty() && found.count() == before) {
            entry.wrong(node, "'escalation_rules' is missing");
        }
        int max = entry.number("max_escalations", 1, MAX_STEPS, STEPS, STEPS);
        if (found.count() == before) {
            imports.add(new Imports.Policy(name, List.copyOf(severities), List.copyOf(steps), max));
        }
    }

    private Imports.@Nullable Step step(Yaml node) {
        Entry entry = Entry.read(node, "escalation rule", "key", STEP, found);
        Imports.Word after = entry == null ? null : word(entry, "delay");
        if (entry == null || after == null) {
            return null;
        }
        List<Imports.Word> channels = words(entry, "channels");
        if (channels.isEmpty()) {
            entry.wrong(node, "'channels' is missing");
        }
        return new Imports.Step(
                after, OriginalRule.minutesOr(entry, "delay", false), channels, words(entry, "recipients"));
    }

    private void suppression(Yaml node) {
        int before = found.count();
        Entry entry = enabled(node, "suppression rule", SUPPRESSION);
        if (entry == null) {
            return;
        }
        Map<String, String> labels = reader.texts(entry, "labels");
        if (labels.isEmpty() && found.count() == before) {
            entry.wrong(node, "'labels' is missing: it would suppress everything");
        }
        if (entry.get("duration") == null) {
            entry.wrong(node, "'duration' is missing: one without an end is forgotten and hides what matters");
        }
        long nanos = OriginalRule.minutesOr(entry, "duration", false);
        Imports.Word name = entry.get("name") == null
                ? new Imports.Word("", where, node.line(), node.column())
                : word(entry, "name");
        if (found.count() == before && name != null) {
            imports.add(new Imports.Suppression(name, labels, writtenMillis, nanos));
        }
    }

    /** {@code null} where it is no mapping, or is switched off. */
    private @Nullable Entry enabled(Yaml node, String title, List<String> keys) {
        Entry entry = Entry.read(node, title, "key", keys, found);
        return entry != null && RuleReader.flag(entry, "enabled", true) ? entry : null;
    }

    private static List<Yaml> listed(Entry entry, String key) {
        List<Yaml> list = entry.list(key);
        return list == null ? List.of() : list;
    }

    private Imports.@Nullable Word word(Entry entry, String key) {
        String text = entry.requiredText(key);
        return text == null ? null : new Imports.Word(text, where, entry.line(key), entry.column(key));
    }

    private List<Imports.Word> words(Entry entry, String key) {
        List<Imports.Word> words = new ArrayList<>();
        for (Yaml each : listed(entry, key)) {
            if (each instanceof Yaml.Scalar scalar && !scalar.text().isBlank()) {
                words.add(new Imports.Word(scalar.text(), where, each.line(), each.column()));
            } else {
                entry.wrong(each, "'" + key + "': " + each.kind() + " stands where a text belongs");
            }
        }
        return List.copyOf(words);
    }
}
