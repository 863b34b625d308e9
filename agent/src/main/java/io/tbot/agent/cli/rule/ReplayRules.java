package io.tbot.agent.cli.rule;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.agent.cli.print.Counted;
import io.tbot.agent.cli.print.Table;
import io.tbot.engine.alert.rule.Units;
import io.tbot.engine.alert.trial.Recording;
import io.tbot.engine.alert.trial.Replay;
import io.tbot.engine.alert.trial.RuleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rules replay FILE RECORDING}: what rules would have done over recorded numbers. */
@Command(
        name = "replay",
        description = "Runs alert rules over recorded numbers and says how often each would have fired, and when. A"
                + " recording is OpenMetrics text with a timestamp at each sample, as 'rules record' and Prometheus's"
                + " tools write it, packed by gzip where its name ends in .gz. Exit status 1 if a file cannot be used.")
final class ReplayRules implements Callable<Integer> {
    private static final int SHOWN = 20;

    @Parameters(index = "0", paramLabel = "FILE", description = "a configuration or a file with rules")
    private String file = "";

    @Parameters(index = "1", paramLabel = "RECORDING", description = "the recorded numbers")
    private String recorded = "";

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "so long, over the recording again and again, while counters go on rising: 24h; default once")
    private String lasting = "";

    @Option(names = "--json", description = "prints JSON, for programs")
    private boolean json;

    @Override
    public Integer call() {
        long lastingNanos = lasting.isEmpty() ? 0 : Units.nanos(lasting);
        if (lastingNanos < 0) {
            System.err.println("'--for' is a time with its unit, from 1s to 30d: 90m, 24h");
            return 2;
        }
        RuleSet set = RuleFiles.read(file);
        if (set == null) {
            return 1;
        }
        set.mistakes().forEach(System.err::println);
        try {
            Recording recording = new Recording(Path.of(recorded), set.signals());
            if (recording.isEmpty()) {
                System.err.println(recorded + ": holds no sample with a timestamp");
                return 1;
            }
            Duration lasts = lastingNanos == 0 ? recording.length() : Duration.ofNanos(lastingNanos);
            Replay replay = Replay.of(set, recording, lasts);
            if (json) {
                System.out.println(json(recording, lasts, replay));
            } else {
                print(recording, lasts, replay);
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            System.err.println(
                    recorded + ": cannot be read (" + unreadable.getClass().getSimpleName() + ")");
            return 1;
        }
        return set.mistakes().isEmpty() ? 0 : 1;
    }

    private void print(Recording recording, Duration lasts, Replay replay) {
        System.out.println(recorded + ": " + text(recording.length()) + " from " + recording.start()
                + (lasts.equals(recording.length()) ? "" : ", over and over for " + text(lasts))
                + (recording.unread() == 0 ? "" : ", " + Counted.of(recording.unread(), "line") + " not understood"));
        recording.missing().forEach(family -> System.out.println("not recorded: " + family));
        Table table = new Table("RULE", "SEVERITY", "WOULD HAVE FIRED");
        for (Replay.OfRule each : replay.rules()) {
            table.row(
                    each.rule().id(),
                    each.rule().severity().word(),
                    times(each.firings().size()));
        }
        System.out.print(table);
        System.out.println(Counted.of(replay.messages(), "message") + " would have been sent");
        replay.rules().forEach(ReplayRules::printFirings);
    }

    private static void printFirings(Replay.OfRule of) {
        if (of.firings().isEmpty()) {
            return;
        }
        System.out.println();
        System.out.println(of.rule().id());
        Table table = new Table("FROM", "FOR", "VALUE", "LABELS");
        of.firings().stream().limit(SHOWN).forEach(firing -> {
            Instant until = firing.until();
            table.row(
                    firing.from().toString(),
                    until == null ? "the rest" : text(Duration.between(firing.from(), until)),
                    Double.isNaN(firing.value()) ? "" : String.format(Locale.ROOT, "%.4g", firing.value()),
                    firing.labels().toString());
        });
        System.out.print(table);
        if (of.firings().size() > SHOWN) {
            System.out.println("and " + (of.firings().size() - SHOWN) + " more, see --json");
        }
    }

    private static String times(int count) {
        return count == 0 ? "never" : count == 1 ? "once" : count + " times";
    }

    private static String text(Duration length) {
        return length.truncatedTo(ChronoUnit.SECONDS).toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private static String json(Recording recording, Duration lasts, Replay replay) {
        JsonStringWriter out = JsonWriter.indent("  ")
                .string()
                .object()
                .value("from", recording.start().toString())
                .value("seconds", recording.length().toMillis() / 1e3)
                .value("replayed_seconds", lasts.toMillis() / 1e3)
                .value("lines_not_understood", recording.unread())
                .value("messages", replay.messages())
                .array("not_recorded", recording.missing())
                .array("rules");
        for (Replay.OfRule each : replay.rules()) {
            out.object()
                    .value("id", each.rule().id())
                    .value("severity", each.rule().severity().word())
                    .array("fired");
            for (Replay.Firing firing : each.firings()) {
                Instant until = firing.until();
                out.object()
                        .value("from", firing.from().toString())
                        .value("until", until == null ? null : until.toString())
                        .object("labels");
                firing.labels().map().forEach(out::value);
                out.end();
                if (Double.isFinite(firing.value())) {
                    out.value("value", firing.value());
                }
                out.end();
            }
            out.end().end();
        }
        return out.end().end().done();
    }
}
