package io.tbot.agent.cli.rule;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.agent.cli.print.Counted;
import io.tbot.engine.alert.trial.Diary;
import io.tbot.engine.alert.trial.Event;
import io.tbot.engine.alert.trial.RuleSet;
import io.tbot.engine.alert.trial.RuleTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rules test FILE…}: the tests that the files hold, in virtual time. */
@Command(
        name = "test",
        description =
                "Runs the 'tests' of files with alert rules in virtual time: made-up numbers, and what must come of"
                        + " them. Nothing is sent. Exit status 1 if one fails, a file has a mistake, or there is no test.")
final class TestRules implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "YAML files")
    private List<String> files = List.of();

    @Option(
            names = {"--verbose", "-v"},
            description = "shows all that happens in each test")
    private boolean verbose;

    @Option(names = "--json", description = "prints JSON, for programs")
    private boolean json;

    private final List<String> failed = new ArrayList<>();
    private int tests;

    @Override
    public Integer call() {
        boolean flawed = false;
        JsonStringWriter out = JsonWriter.indent("  ").string().object().array("tests");
        for (String file : files) {
            RuleSet set = RuleFiles.read(file);
            flawed |= set == null || !set.mistakes().isEmpty();
            if (set != null) {
                set.mistakes().forEach(json ? System.err::println : System.out::println);
                for (RuleTest test : set.tests()) {
                    run(test, set, out);
                }
            }
        }
        if (json) {
            System.out.println(out.end().end().done());
        } else {
            System.out.println(Counted.of(tests, "test") + ", " + failed.size() + " failed");
        }
        return flawed || tests == 0 || !failed.isEmpty() ? 1 : 0;
    }

    private void run(RuleTest test, RuleSet set, JsonStringWriter out) {
        RuleTest.Result result = test.run(set);
        tests++;
        if (!result.passed()) {
            failed.add(test.name());
        }
        if (json) {
            write(result, set.file(), out);
        } else {
            print(result, set.file());
        }
    }

    private void print(RuleTest.Result result, String file) {
        System.out.println(
                (result.passed() ? "ok    " : "FAIL  ") + result.test().name());
        if (verbose) {
            print(result.diary());
        }
        for (RuleTest.Failure failure : result.failures()) {
            System.out.println("      " + file + ":" + failure.line() + ":" + failure.column());
            System.out.println("        expected " + failure.expected());
            System.out.println("        got      " + failure.got().replace("\n", "\n                 "));
        }
    }

    private static void print(Diary diary) {
        for (Event event : diary.events()) {
            System.out.println("      " + diary.line(event));
        }
        if (diary.left() > 0) {
            System.out.println("      and " + diary.left() + " more");
        }
    }

    private static void write(RuleTest.Result result, String file, JsonStringWriter out) {
        out.object()
                .value("file", file)
                .value("line", result.test().line())
                .value("name", result.test().name())
                .value("passed", result.passed())
                .array("failures");
        for (RuleTest.Failure failure : result.failures()) {
            out.object()
                    .value("line", failure.line())
                    .value("column", failure.column())
                    .value("expected", failure.expected())
                    .value("got", failure.got())
                    .end();
        }
        out.end().end();
    }
}
