package io.tbot.agent.cli.rule;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.agent.cli.print.Table;
import io.tbot.engine.alert.model.Rule;
import io.tbot.engine.alert.rule.ParsedRule;
import io.tbot.engine.alert.trial.RuleSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rules list [FILE]}: the rules that are in force, and where each comes from. */
@Command(
        name = "list",
        description = "Lists the rules that a file puts in force, the built-in ones included, and where each stands."
                + " Without a file: the built-in ones. Exit status 1 if the file has a mistake.")
final class ListRules implements Callable<Integer> {
    private static final String NO_FILE = "";

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "a configuration or a file with rules")
    private String file = NO_FILE;

    @Option(names = "--json", description = "prints JSON, for programs")
    private boolean json;

    @Override
    public Integer call() {
        RuleSet set = file.equals(NO_FILE) ? RuleSet.read(file, "version: 1") : RuleFiles.read(file);
        if (set == null) {
            return 1;
        }
        if (json) {
            System.out.println(json(set));
        } else {
            Table table = new Table("ID", "SEVERITY", "SOURCE", "WHEN");
            for (ParsedRule each : set.rules()) {
                Rule rule = each.rule();
                table.row(rule.id(), rule.severity().word(), source(each), rule.expression());
            }
            System.out.print(table);
        }
        set.mistakes().forEach(System.err::println);
        return set.mistakes().isEmpty() ? 0 : 1;
    }

    /** {@code bot.yaml:12}; of one that came with the agent the name of its list, {@code default-rules.yaml:4}. */
    private static String source(ParsedRule rule) {
        return rule.where() + ":" + rule.rule().line();
    }

    private static String json(RuleSet set) {
        JsonStringWriter out = JsonWriter.indent("  ").string().object().array("rules");
        for (ParsedRule each : set.rules()) {
            Rule rule = each.rule();
            out.object()
                    .value("id", rule.id())
                    .value("severity", rule.severity().word())
                    .value("file", each.where())
                    .value("line", rule.line())
                    .value("when", rule.expression())
                    .value("for_seconds", rule.forNanos() / 1e9)
                    .value("keep_firing_for_seconds", rule.keepFiringNanos() / 1e9)
                    .end();
        }
        return out.end().end().done();
    }
}
