package io.tbot.agent.cli;

import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Mistake;
import io.tbot.extension.own.Explain;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explain CONFIG --classpath a.jar:dir}: what each probe would match there, without running anything. */
@Command(
        name = "explain",
        description = "Shows what each probe matches on a class path, and why it does not;"
                + " exit status 1 if one matches nothing, has a key that is not bound, or has a mistake.")
final class ExplainCommand implements Callable<Integer> {
    private static final String ALL_JARS = "*";

    @Parameters(paramLabel = "CONFIG", description = "the YAML file")
    private String config = "";

    @Option(
            names = {"--classpath", "-cp"},
            paramLabel = "PATH",
            required = true,
            description = "the bot's jars and directories, as for java -cp; DIR/* = every jar in it")
    private String classPath = "";

    @Override
    public Integer call() throws IOException {
        AgentConfig read = CommandLineTool.read(config);
        if (read.file() == null) {
            System.out.println(config + ": does not exist");
            return 1;
        }
        for (Mistake mistake : read.mistakes()) {
            System.out.println(mistake);
        }
        int lacking = Explain.run(read.probes(), entries(classPath), System.out);
        System.out.println(read.probes().size() + " probes, " + lacking + " not complete");
        return lacking == 0 && read.mistakes().isEmpty() ? 0 : 1;
    }

    private static List<File> entries(String path) {
        List<File> entries = new ArrayList<>();
        for (String each : path.split(File.pathSeparator, -1)) {
            File file = new File(each);
            if (file.getName().equals(ALL_JARS)) {
                entries.addAll(jarsIn(file.getAbsoluteFile().getParentFile()));
            } else if (!each.isEmpty()) {
                entries.add(file);
            }
        }
        return entries;
    }

    private static List<File> jarsIn(File folder) {
        File[] jars = folder.listFiles((parent, name) -> name.endsWith(".jar"));
        if (jars == null) {
            return List.of(folder);
        }
        Arrays.sort(jars);
        return List.of(jars);
    }
}
