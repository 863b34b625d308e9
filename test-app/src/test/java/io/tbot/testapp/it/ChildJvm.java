package io.tbot.testapp.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JVM to be started, with the agent or without. Fully verified bytecode, a deadline, stdout and stderr in files of
 * their own; it dies with the JVM of the tests.
 *
 * <p>Threads: the test thread.
 */
public final class ChildJvm {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final Path home;
    private final List<String> options = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private final List<Path> classPath = new ArrayList<>();
    private final Map<String, String> environment = Built.cleanEnvironment();
    private final List<String> launcher = new ArrayList<>();
    private String program = "java";
    private String agentArguments = "";
    private Path folder;

    private ChildJvm(Path home) throws IOException {
        this.home = home;
        this.folder = Built.outputFolder("jvm");
        options.add("-Xverify:all");
        options.add("-Xshare:auto");
        classPath.add(Built.testClasses());
    }

    /** A JVM of this home, with the test applications on its class path. */
    public static ChildJvm of(Path home) throws IOException {
        return new ChildJvm(home);
    }

    /** Adds JVM options. */
    public ChildJvm jvm(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    /** Adds libraries behind the test applications. */
    public ChildJvm libraries(Path... more) {
        classPath.addAll(List.of(more));
        return this;
    }

    /** Replaces the class path; none where empty. */
    public ChildJvm onlyClassPath(Path... entries) {
        classPath.clear();
        return libraries(entries);
    }

    /** Sets an environment variable. */
    public ChildJvm environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** The main class. */
    public ChildJvm main(Class<?> type, String... more) {
        arguments.add(type.getName());
        arguments.addAll(List.of(more));
        return this;
    }

    /** What follows the options: a main class by name, or {@code -jar file}. */
    public ChildJvm command(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    /** Another program of the same home than {@code java}; gets neither options nor class path. */
    public ChildJvm program(String name) {
        program = name;
        return this;
    }

    /** The working directory, where the agent would look for its configuration. */
    public ChildJvm in(Path directory) {
        folder = directory;
        return this;
    }

    /** Options in the agent's argument, {@code key=value,...}. */
    public ChildJvm agentArguments(String text) {
        agentArguments = text;
        return this;
    }

    /** Runs it so that file permissions hold for it, whoever runs the tests. */
    public ChildJvm heldByPermissions() throws IOException {
        launcher.addAll(Tools.heldByPermissions());
        return this;
    }

    /** Runs it under another program, which passes its own end on. */
    public ChildJvm under(String... command) {
        launcher.addAll(List.of(command));
        return this;
    }

    /** Puts this text into {@code tbot-agent.yaml} in the working directory. */
    public ChildJvm configuration(String yaml) throws IOException {
        Files.writeString(folder.resolve("tbot-agent.yaml"), yaml);
        return this;
    }

    /** The option that brings the agent in. */
    public String agentOption() {
        return "-javaagent:" + Built.agentJar() + (agentArguments.isEmpty() ? "" : "=" + agentArguments);
    }

    /** Runs it under the agent to its end. */
    public Outcome runWithAgent() throws Exception {
        return start(Host.STANDALONE).join(DEADLINE);
    }

    /** Runs it as the user would without us. */
    public Outcome runPlain() throws Exception {
        return start(Host.NONE).join(DEADLINE);
    }

    /** Starts it under the agent. */
    public RunningJvm startWithAgent() throws IOException {
        return start(Host.STANDALONE);
    }

    /** Starts it without us. */
    public RunningJvm startPlain() throws IOException {
        return start(Host.NONE);
    }

    /** Starts it under this host. */
    RunningJvm start(Host host) throws IOException {
        List<String> line = new ArrayList<>(launcher);
        line.add(home.resolve("bin").resolve(program).toString());
        if (program.equals("java")) {
            line.addAll(options);
            switch (host) {
                case NONE -> {}
                case STANDALONE -> line.addAll(List.of("-Dtbot.port=0", agentOption()));
                case OPEN_TELEMETRY -> {
                    line.add("-Dtbot.port=0");
                    line.addAll(StockAgent.withExtension());
                }
            }
            if (!classPath.isEmpty()) {
                line.add("-cp");
                line.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
            }
        }
        line.addAll(arguments);
        return RunningJvm.start(title(host), line, environment, folder);
    }

    private String title(Host host) {
        return Stream.concat(
                        Stream.of(home.getFileName().toString(), program, "under " + host + ":"), arguments.stream())
                .collect(Collectors.joining(" "));
    }
}
