package io.tbot.agent.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code java -jar tbot-agent.jar COMMAND}. */
@Command(
        name = "tbot-agent",
        description = "Shows the true latencies of a trading bot with no change to its code.",
        footer = {"", "To watch a bot: java -javaagent:tbot-agent.jar -jar bot.jar"},
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {VersionCommand.class, CheckCommand.class, CommandLine.HelpCommand.class})
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
        String version = CommandLineTool.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
