package io.tbot.agent.cli.bot;

import com.grack.nanojson.JsonObject;
import io.tbot.agent.cli.print.Table;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code silence COMMAND}: alerts that nobody is told of for a while. */
@Command(
        name = "silence",
        description = "Silences alerts of a running bot for a while, lists silences and ends them.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            SilenceCommand.Add.class,
            SilenceCommand.ListSilences.class,
            SilenceCommand.Expire.class,
            CommandLine.HelpCommand.class
        })
public final class SilenceCommand implements Runnable {
    private static final String PATH = "api/v1/silences";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with silences");
    }

    /** {@code silence add MATCH… --for TIME}. */
    @Command(name = "add", description = "Silences the alerts that all conditions match; says how many fire now.")
    static final class Add extends Question {
        @Parameters(
                arity = "1..*",
                paramLabel = "MATCH",
                description = "label=word|word, label!=word, label=~pattern or label!~pattern; 'alertname' is the rule")
        private List<String> match = List.of();

        @Option(names = "--for", paramLabel = "TIME", description = "for how long: 30m, 4h, 2d; 30 days at most")
        private String duration = "";

        @Option(names = "--in", paramLabel = "TIME", description = "begins only then: 30m, 4h, 2d")
        private String in = "";

        @Option(
                names = "--until-resolved",
                description = "ends with the last of the alerts that it matches, after --for at the latest")
        private boolean untilResolved;

        @Option(
                names = "--expire-unmatched",
                paramLabel = "TIME",
                description = "ends before --for once it has matched no alert for so long: 30m, 4h, 2d")
        private String unmatched = "";

        @Option(names = "--by", paramLabel = "WHO", description = "who silences; default: this user")
        private String by = System.getProperty("user.name", "");

        @Option(names = "--comment", paramLabel = "TEXT", description = "why")
        private String comment = "";

        @Option(names = "--preview", description = "only shows what it would silence now")
        private boolean preview;

        @Override
        JsonObject ask(Bot bot) {
            Query asked = new Query();
            match.forEach(each -> asked.with("match", each));
            if (preview) {
                return bot.get(PATH + "/preview", asked);
            }
            if (duration.isEmpty() && !untilResolved) {
                throw new BotException("a silence has an end: say it with --for 1h or --until-resolved");
            }
            asked.with("duration", duration).with("in", in).with("until", untilResolved ? "resolved" : "");
            asked.with("auto_expire_if_unmatched", unmatched);
            asked.with("by", by).with("comment", comment);
            return bot.post(PATH, asked);
        }

        @Override
        void print(JsonObject answer, PrintStream out) {
            if (preview) {
                out.println("would silence " + answer.getInt("matches") + " alerts");
                for (Object each : answer.getArray("alerts")) {
                    JsonObject alert = (JsonObject) each;
                    out.println(Table.plain(shortened(alert.getString("fingerprint")) + "  " + alert.getString("rule")
                            + "  " + labels(alert.getObject("labels"))));
                }
            } else {
                out.println("silence " + answer.getString("id") + " until " + time(answer.getString("until"))
                        + ", matches " + answer.getInt("matches") + " alerts now");
            }
        }
    }

    /** {@code silence list}. */
    @Command(name = "list", description = "Lists silences, the file's first.")
    static final class ListSilences extends Question {
        @Override
        JsonObject ask(Bot bot) {
            return bot.get(PATH, Map.of());
        }

        @Override
        void print(JsonObject answer, PrintStream out) {
            if (answer.getArray("silences").isEmpty()) {
                out.println("there is no silence");
                return;
            }
            Table table = new Table("ID", "ACTIVE", "ENDS", "AUTHOR", "MATCH", "COMMENT");
            for (Object each : answer.getArray("silences")) {
                JsonObject silence = (JsonObject) each;
                List<String> match = new ArrayList<>();
                silence.getArray("match").forEach(one -> match.add(String.valueOf(one)));
                table.row(
                        silence.getString("id", ""),
                        silence.getBoolean("active", false) ? "yes" : "no",
                        ends(silence),
                        silence.getString("author", ""),
                        String.join(" ", match),
                        silence.getString("comment", ""));
            }
            out.print(table);
        }

        private static String ends(JsonObject silence) {
            String every = silence.getString("every", "");
            if (!every.isEmpty()) {
                return "each " + every;
            }
            String until = time(silence.getString("until"));
            String ended = silence.getString("ended", "");
            if (!ended.isEmpty()) {
                return ended.equals("time_over") ? until : until + ", " + ended.replace('_', ' ');
            }
            String unmatched = silence.getString("auto_expire_if_unmatched", "");
            if (!unmatched.isEmpty()) {
                return "unmatched for " + unmatched + ", or " + until;
            }
            return silence.getBoolean("until_resolved", false) ? "resolved, or " + until : until;
        }
    }

    /** {@code silence expire ID}. */
    @Command(name = "expire", description = "Ends a silence now; the file's end with the file.")
    static final class Expire extends Question {
        @Parameters(paramLabel = "ID", description = "as 'silence list' shows it")
        private String id = "";

        @Override
        JsonObject ask(Bot bot) {
            return bot.delete(PATH, Map.of("id", id));
        }

        @Override
        void print(JsonObject answer, PrintStream out) {
            out.println("ended");
        }
    }
}
