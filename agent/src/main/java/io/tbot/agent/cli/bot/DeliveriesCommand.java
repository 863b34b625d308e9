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

/** {@code deliveries COMMAND}: who was told of what. */
@Command(
        name = "deliveries",
        description = "Shows what a running bot decided about telling people, and sends again what was given up.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DeliveriesCommand.ListDeliveries.class,
            DeliveriesCommand.Retry.class,
            CommandLine.HelpCommand.class
        })
public final class DeliveriesCommand implements Runnable {
    private static final String PATH = "api/v1/deliveries";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with deliveries");
    }

    /** {@code deliveries list}. */
    @Command(name = "list", description = "Lists each decision about telling somebody with its reason, newest first.")
    static final class ListDeliveries extends Question {
        @Option(names = "--dead", description = "only what was given up, with the ids that 'deliveries retry' takes")
        private boolean dead;

        @Option(names = "--channel", paramLabel = "NAME", description = "only of this channel")
        private String channel = "";

        @Option(names = "--result", paramLabel = "WORD", description = "only enqueued, sent, retry, dead, held ...")
        private String result = "";

        @Option(names = "--fingerprint", paramLabel = "FINGERPRINT", description = "only of this alert")
        private String fingerprint = "";

        @Option(names = "--before", paramLabel = "TIME", description = "only older ones, as 2026-03-01T09:30:00Z")
        private String before = "";

        @Option(names = "--limit", paramLabel = "N", description = "how many at most; default 100")
        private int limit = 100;

        @Override
        JsonObject ask(Bot bot) {
            if (dead) {
                return bot.get(PATH + "/dead", Map.of());
            }
            Map<String, String> asked = new LinkedHashMap<>();
            asked.put("limit", Integer.toString(limit));
            AlertsCommand.putIfSaid("channel", channel, asked);
            AlertsCommand.putIfSaid("result", result, asked);
            AlertsCommand.putIfSaid("before", before, asked);
            if (!fingerprint.isEmpty()) {
                asked.put("fingerprint", Fingerprints.whole(fingerprint, bot));
            }
            return bot.get(PATH, asked);
        }

        @Override
        void print(JsonObject answer, PrintStream out) {
            Table table = new Table("AT", "ID", "CHANNEL", "RESULT", "REASON", "DETAIL", "GROUP");
            for (Object each : answer.getArray(dead ? "dead" : "deliveries")) {
                JsonObject entry = (JsonObject) each;
                table.row(
                        time(entry.getString("at")),
                        entry.getString("id", ""),
                        entry.getString("channel", ""),
                        entry.getString("result", "dead"),
                        entry.getString("reason", ""),
                        entry.getString(dead ? "why" : "detail", ""),
                        entry.getString("group", ""));
            }
            out.print(table);
        }
    }

    /** {@code deliveries retry ID}. */
    @Command(name = "retry", description = "Sends once more what was given up.")
    static final class Retry extends Question {
        @Parameters(paramLabel = "ID", description = "as 'deliveries list --dead' shows it")
        private String id = "";

        @Override
        JsonObject ask(Bot bot) {
            return bot.post(PATH + "/retry", Map.of("id", id));
        }

        @Override
        void print(JsonObject answer, PrintStream out) {
            out.println("queued; 'deliveries list' shows what becomes of it");
        }
    }
}
