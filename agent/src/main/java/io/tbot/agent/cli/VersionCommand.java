package io.tbot.agent.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code version}: which agent this is and on which Java it runs now. */
@Command(name = "version", description = "Prints the version of this jar.")
final class VersionCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        System.out.println(
                "tbot-agent " + CommandLineTool.version() + " on Java " + System.getProperty("java.version"));
        return 0;
    }
}
