package io.tbot.agent.cli.rule;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.agent.cli.print.Counted;
import io.tbot.engine.alert.trial.RuleSet;
import io.tbot.engine.config.Mistake;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rules check FILE…}: every mistake at once, with line, column and nearest name. */
@Command(
        name = "check",
        description =
                "Names every mistake in files with alert rules: configurations, bare lists of rules, rule files of"
                        + " the original module and of Prometheus. Exit status 1 if there is one.")
final class CheckRules implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "YAML files")
    private List<String> files = List.of();

    @Option(names = "--json", description = "prints JSON, for programs")
    private boolean json;

    @Override
    public Integer call() {
        boolean flawed = false;
        JsonStringWriter out = JsonWriter.indent("  ").string().object().array("files");
        for (String file : files) {
            RuleSet set = RuleFiles.read(file);
            flawed |= set == null || !set.mistakes().isEmpty();
            if (set != null && json) {
                write(set, out);
            } else if (set != null) {
                print(set);
            }
        }
        if (json) {
            System.out.println(out.end().end().done());
        }
        return flawed ? 1 : 0;
    }

    private static void print(RuleSet set) {
        set.mistakes().forEach(System.out::println);
        for (Mistake doubt : set.warnings()) {
            System.out.println(new Mistake(doubt.where(), doubt.line(), doubt.column(), "warning: " + doubt.message()));
        }
        System.out.println(set.file() + ": " + Counted.of(set.rules().size(), "rule") + ", "
                + Counted.of(set.tests().size(), "test") + ", "
                + Counted.of(set.mistakes().size(), "mistake"));
    }

    private static void write(RuleSet set, JsonStringWriter out) {
        out.object()
                .value("file", set.file())
                .value("rules", set.rules().size())
                .value("tests", set.tests().size());
        write("mistakes", set.mistakes(), out);
        write("warnings", set.warnings(), out);
        out.end();
    }

    private static void write(String name, List<Mistake> mistakes, JsonStringWriter out) {
        out.array(name);
        for (Mistake each : mistakes) {
            out.object()
                    .value("where", each.where())
                    .value("line", each.line())
                    .value("column", each.column())
                    .value("message", each.message())
                    .end();
        }
        out.end();
    }
}
