package io.tbot.agent.cli.bot;

import com.grack.nanojson.JsonObject;
import io.tbot.agent.cli.print.Table;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code alerts COMMAND}: what fires in a running bot, and what people do about it. */
@Command(
        name = "alerts",
        description =
                "Shows the alerts of a running bot, takes them, ends them, and says who was told of them and why.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AlertsCommand.ListAlerts.class,
            AlertsCommand.Acknowledge.class,
            AlertsCommand.Resolve.class,
            AlertsCommand.History.class,
            AlertsCommand.Stats.class,
            WhyCommand.class,
            CommandLine.HelpCommand.class
        })
public final class AlertsCommand implements Runnable {
    static final String PATH = "api/v1/alerts";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with alerts");
    }

    private static void table(JsonObject answer, PrintStream out) {
        Table table = new Table("FINGERPRINT", "STATUS", "SEVERITY", "RULE", "SINCE", "UNTIL", "LABELS");
        for (Object each : answer.getArray("alerts")) {
            JsonObject alert = (JsonObject) each;
            String state = alert.getString("state", "");
            String status = state.equals("pending") ? state : alert.getString("status", state);
            table.row(
                    Question.shortened(alert.getString("fingerprint", "")),
                    status,
                    alert.getString("severity", ""),
                    alert.getString("rule", ""),
                    Question.time(alert.getString("since")),
                    Question.time(alert.getString("until")),
                    Question.labels(alert.getObject("labels")));
        }
        out.print(table);
    }

    /** {@code alerts list}. */
    @Command(name = "list", description = "Lists the alerts that fire or wait, newest first.")
    static final class ListAlerts extends Question {
        @Option(names = "--severity", paramLabel = "WORD", description = "only critical, high, medium, low or info")
        private String severity = "";

        @Option(names = "--status", paramLabel = "WORD", description = "only firing, acknowledged or suppressed")
        private String status = "";

        @Override
        JsonObject ask(Bot bot) {
            Map<String, String> asked = new LinkedHashMap<>();
            putIfSaid("severity", severity, asked);
            putIfSaid("status", status, asked);
            return bot.get(PATH, asked);
        }

        @Override
        void print(JsonObject answer, PrintStream out) {
            if (answer.getArray("alerts").isEmpty()) {
                out.println("nothing fires");
            } else {
                table(answer, out);
            }
        }
    }

    /** {@code alerts ack FINGERPRINT}. */
    @Command(
            name = "ack",
            description =
                    "Takes an alert: no reminder and no escalation until that ends, the alert is over or gets worse.")
    static final class Acknowledge extends Question {
        @Parameters(paramLabel = "FINGERPRINT", description = "the alert's, or its beginning")
        private String fingerprint = "";

        @Option(names = "--by", paramLabel = "WHO", description = "who takes it; default: this user")
        private String by = System.getProperty("user.name", "");

        @Option(names = "--note", paramLabel = "TEXT", description = "for the others")
        private String note = "";

        @Option(names = "--for", paramLabel = "TIME", description = "for how long: 30m, 4h; default 4h")
        private String ttl = "";

        @Override
        JsonObject ask(Bot bot) {
            Map<String, String> asked = new LinkedHashMap<>();
            asked.put("fingerprint", Fingerprints.whole(fingerprint, bot));
            asked.put("by", by);
            putIfSaid("note", note, asked);
            putIfSaid("ttl", ttl, asked);
            return bot.post(PATH + "/ack", asked);
        }

        @Override
        void print(JsonObject answer, PrintStream out) {
            out.println("acknowledged by " + by);
        }
    }

    /** {@code alerts resolve FINGERPRINT}. */
    @Command(
            name = "resolve",
            description = "Ends an alert by hand; one of a rule fires again when the rule finds it again.")
    static final class Resolve extends Question {
        @Parameters(paramLabel = "FINGERPRINT", description = "the alert's, or its beginning")
        private String fingerprint = "";

        @Override
        JsonObject ask(Bot bot) {
            return bot.post(PATH + "/resolve", Map.of("fingerprint", Fingerprints.whole(fingerprint, bot)));
        }

        @Override
        void print(JsonObject answer, PrintStream out) {
            out.println("resolved");
        }
    }

    /** {@code alerts history}. */
    @Command(name = "history", description = "Lists what fired, newest first.")
    static final class History extends Question {
        @Option(names = "--limit", paramLabel = "N", description = "how many at most; default 100")
        private int limit = 100;

        @Override
        JsonObject ask(Bot bot) {
            return bot.get(PATH + "/history", Map.of("limit", Integer.toString(limit)));
        }

        @Override
        void print(JsonObject answer, PrintStream out) {
            if (answer.getArray("alerts").isEmpty()) {
                out.println("nothing has fired");
            } else {
                table(answer, out);
            }
        }
    }

    /** {@code alerts stats}. */
    @Command(name = "stats", description = "Counts alerts, notifications and how long things took.")
    static final class Stats extends Question {
        @Override
        JsonObject ask(Bot bot) {
            return bot.get(PATH + "/stats", Map.of());
        }

        @Override
        void print(JsonObject answer, PrintStream out) {
            Table table = new Table("WHAT", "HOW MANY");
            answer.forEach((name, value) -> {
                if (value instanceof JsonObject parts) {
                    parts.forEach((part, count) -> table.row(name + " " + part, String.valueOf(count)));
                } else {
                    table.row(name, String.valueOf(value));
                }
            });
            out.print(table);
        }
    }

    static void putIfSaid(String name, String value, Map<String, String> asked) {
        if (!value.isEmpty()) {
            asked.put(name, value);
        }
    }
}
