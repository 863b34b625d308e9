package io.tbot.agent.cli.bot;

import com.grack.nanojson.JsonObject;
import io.tbot.agent.cli.print.Table;
import java.io.PrintStream;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code channels COMMAND}: where a running bot tells its alerts. */
@Command(
        name = "channels",
        description = "Shows the channels of a running bot, and sends a test message through one.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ChannelsCommand.ListChannels.class, ChannelsCommand.Test.class, CommandLine.HelpCommand.class})
public final class ChannelsCommand implements Runnable {
    private static final String PATH = "api/v1/channels";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with channels");
    }

    /** {@code channels list}. */
    @Command(name = "list", description = "Lists channels with what was sent, waits or was given up.")
    static final class ListChannels extends Question {
        @Override
        JsonObject ask(Bot bot) {
            return bot.get(PATH, Map.of());
        }

        @Override
        void print(JsonObject answer, PrintStream out) {
            if (answer.getArray("channels").isEmpty()) {
                out.println("there is no channel");
                return;
            }
            Table table = new Table("NAME", "TYPE", "BREAKER", "QUEUED", "SENT", "RETRIED", "DEAD");
            for (Object each : answer.getArray("channels")) {
                JsonObject channel = (JsonObject) each;
                long dead = 0;
                for (Object count : channel.getObject("dead").values()) {
                    dead += ((Number) count).longValue();
                }
                table.row(
                        channel.getString("name", ""),
                        channel.getString("type", ""),
                        channel.getString("breaker", ""),
                        String.valueOf(channel.getLong("queued")),
                        String.valueOf(channel.getLong("sent")),
                        String.valueOf(channel.getLong("retried")),
                        String.valueOf(dead));
            }
            out.print(table);
        }
    }

    /** {@code channels test NAME}. */
    @Command(
            name = "test",
            description =
                    "Sends a test message through a channel and waits for what becomes of it; exit status 1 if the"
                            + " receiver does not take it.")
    static final class Test extends Question {
        @Parameters(paramLabel = "NAME", description = "the channel's")
        private String name = "";

        @Override
        JsonObject ask(Bot bot) {
            return bot.post(PATH + "/test", Map.of("name", name));
        }

        @Override
        void print(JsonObject answer, PrintStream out) {
            String detail = answer.getString("detail", "");
            out.println("channel " + name + ": " + answer.getString("result", "")
                    + (detail.isEmpty() ? "" : " (" + detail + ")"));
        }
    }
}
