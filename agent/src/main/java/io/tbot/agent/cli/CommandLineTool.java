package io.tbot.agent.cli;

import io.tbot.agent.cli.bot.AlertsCommand;
import io.tbot.agent.cli.bot.BotException;
import io.tbot.agent.cli.bot.ChannelsCommand;
import io.tbot.agent.cli.bot.DeliveriesCommand;
import io.tbot.agent.cli.bot.SilenceCommand;
import io.tbot.agent.cli.rule.RulesCommand;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Options;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code java -jar tbot-agent.jar COMMAND}. */
@Command(
        name = "tbot-agent",
        description = "Shows the true latencies of a trading bot with no change to its code.",
        footer = {"", "To watch a bot: java -javaagent:tbot-agent.jar -jar bot.jar"},
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            VersionCommand.class,
            AttachCommand.class,
            CheckCommand.class,
            ExplainCommand.class,
            RulesCommand.class,
            WatchCommand.class,
            AlertsCommand.class,
            SilenceCommand.class,
            ChannelsCommand.class,
            DeliveriesCommand.class,
            CommandLine.HelpCommand.class
        })
public final class CommandLineTool implements Runnable {
    private static final int FAILED = 1;
    private static final int WRONG_INVOCATION = 2;

    private CommandLineTool() {}

    /** Runs one command and returns the exit status: 0, 1 for a command that failed, 2 for a wrong invocation. */
    public static int run(String[] arguments) {
        WatchCommand watch =
                arguments.length > 0 && arguments[0].equals(WatchCommand.NAME) ? WatchCommand.of(arguments) : null;
        return watch == null ? runAny(arguments) : watch.call();
    }

    private static int runAny(String[] arguments) {
        CommandLine line = new CommandLine(new CommandLineTool());
        if (arguments.length == 0) {
            line.usage(System.out);
            return WRONG_INVOCATION;
        }
        line.setParameterExceptionHandler((fault, given) -> refuse(fault));
        line.setExecutionExceptionHandler((fault, command, given) -> failed(fault));
        return line.execute(arguments);
    }

    private static int failed(Exception fault) throws Exception {
        if (fault instanceof BotException) {
            System.err.println(fault.getMessage());
            return FAILED;
        }
        throw fault;
    }

    /** Says what was wrong, the nearest command or option, and what there is. */
    private static int refuse(ParameterException fault) {
        CommandLine command = fault.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(fault.getMessage());
        UnmatchedArgumentException.printSuggestions(fault, err);
        command.usage(err);
        err.flush();
        return WRONG_INVOCATION;
    }

    /** The configuration that this file alone means, whatever the environment says. */
    static AgentConfig read(String file) {
        Properties properties = new Properties();
        properties.setProperty("tbot.config", file);
        return AgentConfig.load(new Options(null, Map.of(), properties));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
