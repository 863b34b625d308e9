package io.tbot.engine.alert.rule;

import io.tbot.engine.config.Entry;
import io.tbot.engine.config.Mistake;
import io.tbot.engine.config.Mistakes;
import io.tbot.engine.config.Nearest;
import io.tbot.engine.config.Quote;
import io.tbot.engine.config.Yaml;
import io.tbot.engine.config.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists of rules in any of three shapes: this agent's, the original module's (each with a {@code query}), and
 * Prometheus's ({@code groups}). What is broken falls out alone, and all of it is reported.
 */
public final class RulesFile {
    /** Rules in all; more are no file that anybody wrote. */
    private static final int MAX_RULES = 2000;

    private static final List<String> SECTION = List.of("include", "list", "defaults");
    private static final List<String> FILE =
            List.of("version", "rules", "groups", "escalation_policies", "suppression_rules", "tests");
    private static final List<String> INCLUDES = List.of("original-alerts", "original-performance");

    private final String where;
    private final Mistakes found;
    private final Map<String, ParsedRule> rules = new LinkedHashMap<>();
    private final Set<String> own = new HashSet<>();

    private RulesFile(String where, Mistakes found) {
        this.where = where;
        this.found = found;
    }

    /**
     * The rules of the configuration: the built-in ones, those included by name, and the section's own, which take the
     * place of others of the same id.
     *
     * @param section the file's {@code rules}; {@code null} where it has none
     * @param where the file, for messages
     */
    public static List<ParsedRule> configured(@Nullable Yaml section, String where, Mistakes found) {
        Files none = (name, mistakes) -> {
            mistakes.add(1, 1, "cannot be read from here");
            return null;
        };
        return configured(section, where, found, none, new Imports());
    }

    /**
     * The same.
     *
     * @param files reads what {@code include} names beside the built-in files
     * @param imports takes what those say besides their rules
     */
    public static List<ParsedRule> configured(
            @Nullable Yaml section, String where, Mistakes found, Files files, Imports imports) {
        RulesFile file = new RulesFile(where, found);
        Entry entry = section instanceof Yaml.Pairs ? Entry.read(section, "rules", "key", SECTION, found) : null;
        if (entry == null || RuleReader.flag(entry, "defaults", true)) {
            file.builtIn("default");
        }
        if (entry != null) {
            file.include(entry, files, imports);
            List<Yaml> list = entry.list("list");
            file.own(list == null ? List.of() : list);
        } else if (section instanceof Yaml.Items items) {
            file.own(items.items());
        } else if (section instanceof Yaml.Scalar scalar && !scalar.isNull()) {
            found.add(section.line(), section.column(), "rules: " + section.kind() + " stands where a list belongs");
        }
        return List.copyOf(file.rules.values());
    }

    /**
     * The rules of a file of their own. An empty one has none, which is reported, and so is what it says besides its
     * rules.
     */
    public static List<ParsedRule> file(String text, String where, Mistakes found) {
        return file(text, where, found, 0, null);
    }

    /**
     * The same.
     *
     * @param writtenMillis when the file was written, wall clock
     * @param imports takes what it says besides its rules; {@code null} where that cannot be
     */
    public static List<ParsedRule> file(
            String text, String where, Mistakes found, long writtenMillis, @Nullable Imports imports) {
        RulesFile file = new RulesFile(where, found);
        Yaml root = YamlText.parse(text, found);
        if (root instanceof Yaml.Items items) {
            file.own(items.items());
        } else if (root != null) {
            Entry entry = Entry.read(root, "", "section", FILE, found);
            List<Yaml> list = entry == null ? null : entry.list("rules");
            file.own(list == null ? List.of() : list);
            List<Yaml> groups = entry == null ? null : entry.list("groups");
            for (Yaml group : groups == null ? List.<Yaml>of() : groups) {
                file.group(group);
            }
            if (entry != null && imports != null) {
                new ImportReader(where, writtenMillis, found, imports).read(entry);
            } else if (entry != null) {
                file.refuse(entry);
            }
        }
        return List.copyOf(file.rules.values());
    }

    /** What only a file that is included may say. */
    private void refuse(Entry entry) {
        for (String section : ImportReader.SECTIONS) {
            Yaml value = entry.get(section);
            if (value != null) {
                String remedy = "': only rules are taken here; have a configuration include the file";
                found.add(new Mistake(where, value.line(), value.column(), "'" + section + remedy));
            }
        }
    }

    private void include(Entry entry, Files files, Imports imports) {
        List<Yaml> names = entry.list("include");
        for (Yaml name : names == null ? List.<Yaml>of() : names) {
            if (name instanceof Yaml.Scalar scalar && INCLUDES.contains(scalar.text())) {
                builtIn(scalar.text());
            } else if (name instanceof Yaml.Scalar scalar
                    && (scalar.text().endsWith(".yaml") || scalar.text().endsWith(".yml"))) {
                include(scalar, files, imports);
            } else if (name instanceof Yaml.Scalar scalar) {
                entry.wrong(name, Nearest.unknown("rule file", scalar.text(), INCLUDES));
            } else {
                entry.wrong(name, name.kind() + " stands where a rule file's name belongs");
            }
        }
    }

    private void include(Yaml.Scalar name, Files files, Imports imports) {
        Mistakes inside = new Mistakes(name.text());
        String text = files.text(name.text(), inside);
        if (text != null) {
            long written = files.writtenMillis(name.text());
            for (ParsedRule rule : file(text, name.text(), inside, written, imports)) {
                put(rule, name);
            }
        }
        for (Mistake mistake : inside.toList()) {
            String unread = "rules: '" + Quote.of(name.text()) + "' " + mistake.message();
            found.add(mistake.line() > 0 ? mistake : new Mistake(where, name.line(), name.column(), unread));
        }
    }

    private void builtIn(String name) {
        String resource = name + "-rules.yaml";
        for (ParsedRule rule : file(text(resource), resource, found)) {
            rules.put(rule.rule().id(), rule);
        }
    }

    private static String text(String resource) {
        try (InputStream in = RulesFile.class.getResourceAsStream(resource)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private void own(List<Yaml> list) {
        RuleReader reader = new RuleReader(where, found);
        OriginalRule original = new OriginalRule(reader, found);
        for (Yaml node : list) {
            String off = RuleReader.switchedOff(node);
            if (off != null) {
                rules.remove(off);
                continue;
            }
            put(OriginalRule.is(node) ? original.read(node) : reader.read(node), node);
        }
    }

    private void group(Yaml node) {
        Entry entry = Entry.read(
                node,
                "rule group",
                "key",
                List.of("name", "interval", "rules", "limit", "labels", "query_offset"),
                found);
        List<Yaml> list = entry == null ? null : entry.list("rules");
        long every = entry == null ? 0 : RuleReader.nanos(entry, "interval", 0);
        RuleReader rules = new RuleReader(where, found);
        Map<String, String> shared = entry == null ? Map.of() : rules.texts(entry, "labels");
        PrometheusRule reader = new PrometheusRule(rules, found, every, shared);
        for (Yaml rule : list == null ? List.<Yaml>of() : list) {
            put(distinct(reader.read(rule)), rule);
        }
    }

    /** Several alerts may have one name there, such as a warning and a page; here each has its own id. */
    private @Nullable ParsedRule distinct(@Nullable ParsedRule rule) {
        if (rule == null || !own.contains(rule.rule().id())) {
            return rule;
        }
        int n = 2;
        while (own.contains(rule.rule().id() + "-" + n)) {
            n++;
        }
        return rule.named(rule.rule().id() + "-" + n);
    }

    private void put(@Nullable ParsedRule rule, Yaml node) {
        if (rule == null) {
            return;
        }
        String id = rule.rule().id();
        if (!own.add(id)) {
            found.add(
                    node.line(), node.column(), "alert rule '" + Quote.of(id) + "' stands twice, the first one counts");
        } else if (own.size() > MAX_RULES) {
            found.add(
                    node.line(),
                    node.column(),
                    "alert rule '" + Quote.of(id) + "' is beyond the " + MAX_RULES + " that may be");
        } else {
            rules.put(id, rule);
        }
    }

    /** Files beside the configuration. */
    public interface Files {
        /** The text; {@code null}, and a mistake, where there is none to be had. */
        @Nullable
        String text(String name, Mistakes found);

        /** When it was written, wall clock; 0 where that is not known. */
        default long writtenMillis(String name) {
            return 0;
        }
    }

    /** Ids of a list, for messages and tests. */
    static List<String> ids(List<ParsedRule> rules) {
        List<String> ids = new ArrayList<>();
        for (ParsedRule rule : rules) {
            ids.add(rule.rule().id());
        }
        return ids;
    }
}
