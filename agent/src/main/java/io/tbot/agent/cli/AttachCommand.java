package io.tbot.agent.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code attach PID [OPTIONS]}: brings the agent into a bot that runs already; {@code attach --list}: which ones. Names
 * nothing of {@code jdk.attach}, which many a runtime image has not: the other commands work without.
 */
@Command(
        name = "attach",
        description = "Brings the agent into a bot that runs already, and says what was woven and what was not.",
        footer = {
            "",
            "OPTIONS are those of -javaagent: config=bot.yaml,port=0. It says what is woven for each instrumentation, what",
            "is not, and what is not seen since it began before. On JDK 21 and later the bot prints the JVM's warning about",
            "dynamic loading."
        })
final class AttachCommand implements Callable<Integer> {
    @Option(names = "--list", description = "lists the JVMs of this user that it can be brought into")
    private boolean list;

    @Parameters(index = "0", arity = "0..1", paramLabel = "PID", description = "the bot's process id")
    private @Nullable String pid;

    @Parameters(index = "1", arity = "0..1", paramLabel = "OPTIONS", description = "key=value,key=value")
    private String options = "";

    @Override
    public Integer call() throws Exception {
        String pid = this.pid;
        if (pid == null && !list) {
            System.err.println("say which process: attach PID, or attach --list");
            return 2;
        }
        if (!ModuleLayer.boot().findModule("jdk.attach").isPresent()) {
            System.err.println("this Java has no module jdk.attach: run the command with a JDK");
            return 1;
        }
        return list || pid == null ? Attachment.list() : Attachment.of(pid, options);
    }
}
