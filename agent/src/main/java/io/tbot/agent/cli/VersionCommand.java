package io.tbot.agent.cli;

import io.tbot.engine.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code version}: which agent this is and on which Java it runs now. */
@Command(name = "version", description = "Prints the version of this jar.")
final class VersionCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        System.out.println("tbot-agent " + Version.text() + " on Java " + System.getProperty("java.version"));
        return 0;
    }
}
