package io.tbot.agent.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code java -jar tbot-agent.jar COMMAND}. */
@Command(
        name = "tbot-agent",
        description = "Shows the true latencies of a trading bot with no change to its code.",
        footer = {"", "To watch a bot: java -javaagent:tbot-agent.jar -jar bot.jar"},
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {VersionCommand.class, CommandLine.HelpCommand.class})
public final class CommandLineTool implements Runnable {
    private CommandLineTool() {}

    /** Runs one command and returns the exit status: 0, 1 for a command that failed, 2 for a wrong invocation. */
    public static int run(String[] arguments) {
        CommandLine line = new CommandLine(new CommandLineTool());
        if (arguments.length == 0) {
            line.usage(System.out);
            return 2;
        }
        return line.execute(arguments);
    }

    /** The version this jar was built as. */
    static String version() {
        Properties properties = new Properties();
        try (InputStream in = CommandLineTool.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException unreadable) {
            // answered below, like a file that is not there
        }
        return properties.getProperty("version", "unknown");
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
