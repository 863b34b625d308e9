package io.tbot.agent.cli;

import io.tbot.engine.alert.AlertSettings;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code check CONFIG}: every mistake of a configuration file at once, with line and column. */
@Command(name = "check", description = "Names every mistake in a configuration file; exit status 1 if there is one.")
final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CONFIG", description = "the YAML file")
    private String config = "";

    @Override
    public Integer call() {
        AgentConfig read = CommandLineTool.read(config);
        if (read.file() == null) {
            System.out.println(config + ": does not exist");
            return 1;
        }
        List<Mistake> mistakes = new ArrayList<>(read.mistakes());
        AlertSettings alerts = AlertSettings.of(read);
        mistakes.addAll(alerts.mistakes());
        for (Mistake mistake : mistakes) {
            System.out.println(mistake);
        }
        for (Mistake doubt : alerts.warnings()) {
            System.out.println(new Mistake(doubt.where(), doubt.line(), doubt.column(), "warning: " + doubt.message()));
        }
        for (String section : read.unbuiltSections()) {
            System.out.println(config + ": section '" + section + "' is accepted, its feature is not built yet");
        }
        if (!mistakes.isEmpty()) {
            return 1;
        }
        System.out.println(config + ": " + read.probes().size() + " probes, no mistake");
        return 0;
    }
}
