package io.tbot.agent.cli.rule;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rules COMMAND}: rules without a bot. */
@Command(
        name = "rules",
        description = "Checks, lists, tests and tries alert rules.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CheckRules.class,
            ListRules.class,
            TestRules.class,
            ReplayRules.class,
            RecordNumbers.class,
            CommandLine.HelpCommand.class
        })
public final class RulesCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with rules");
    }
}
