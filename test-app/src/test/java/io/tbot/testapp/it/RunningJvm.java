package io.tbot.testapp.it;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A child JVM that runs.
 *
 * <p>Threads: the test thread; a shutdown hook ends what a broken test left behind.
 */
public final class RunningJvm implements AutoCloseable {
    private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();
    private static final long POLL_MILLIS = 10;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ALIVE.forEach(Process::destroyForcibly)));
    }

    private final String title;
    private final Process process;
    private final Path out;
    private final Path err;
    private final long startNanos = System.nanoTime();

    private RunningJvm(String title, Process process, Path out, Path err) {
        this.title = title;
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static RunningJvm start(String title, List<String> line, Map<String, String> environment, Path folder)
            throws IOException {
        Path output = Built.outputFolder("out");
        Path out = output.resolve("stdout.txt");
        Path err = output.resolve("stderr.txt");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Files.writeString(output.resolve("command.txt"), String.join("\n", line) + "\n");
        Process process = builder.start();
        ALIVE.add(process);
        return new RunningJvm(title, process, out, err);
    }

    /** Waits for its end. */
    public Outcome join(Duration deadline) throws Exception {
        try {
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TimeoutException("after " + deadline + " still running: " + outcome(-1) + threads());
            }
            return outcome(process.exitValue());
        } finally {
            close();
        }
    }

    /** Waits until a waiting test application has done its work, and ends it. */
    public Outcome endWhenReady(Duration deadline) throws Exception {
        return endWhen("ready 1", deadline);
    }

    /** Waits until a line of its stdout matches, and ends it. */
    public Outcome endWhen(String regex, Duration deadline) throws Exception {
        awaitOut(regex, deadline);
        release();
        return join(deadline);
    }

    /** Waits until a line of its stdout matches, and returns that line. */
    public String awaitOut(String regex, Duration deadline) throws Exception {
        return await(out, regex, deadline);
    }

    /** Waits until a line of its stderr matches, and returns that line. */
    public String awaitErr(String regex, Duration deadline) throws Exception {
        return await(err, regex, deadline);
    }

    /** Waits until the agent in it says where it listens. */
    public String awaitAddress(Duration deadline) throws Exception {
        String prefix = "tbot-agent: listening on ";
        return awaitErr(prefix + "http.*", deadline).substring(prefix.length());
    }

    /** Brings the packaged agent into the running JVM, as {@code jcmd} or a tool of the user's would. */
    void attachAgent(String arguments) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
        try {
            machine.loadAgent(Built.agentJar().toString(), arguments);
        } finally {
            machine.detach();
        }
    }

    /** Has a waiting test application run once more. */
    public void nextRound() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** Writes a line to its stdin. */
    void say(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Ends its stdin, which a waiting test application takes as its signal. */
    public void release() throws IOException {
        process.getOutputStream().close();
    }

    public long pid() {
        return process.pid();
    }

    public Outcome soFar() throws IOException {
        return outcome(-1);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        ALIVE.remove(process);
    }

    private String await(Path file, String regex, Duration deadline) throws Exception {
        long endNanos = System.nanoTime() + deadline.toNanos();
        while (true) {
            boolean over = !process.isAlive() || System.nanoTime() > endNanos;
            for (String line : read(file).split("\n", -1)) {
                if (line.matches(regex)) {
                    return line;
                }
            }
            if (over) {
                throw new TimeoutException("no line like '" + regex + "' from " + outcome(-1) + threads());
            }
            process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** What its threads do, for whoever has to find out why it hangs on another machine. */
    private String threads() {
        try {
            Path jstack = Path.of(System.getProperty("java.home"), "bin", "jstack");
            Process asked = new ProcessBuilder(jstack.toString(), Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .start();
            return "\n--- threads\n" + new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unavailable) {
            return "\n--- threads: " + unavailable;
        }
    }

    private Outcome outcome(int exit) throws IOException {
        long endEpochMillis = System.currentTimeMillis();
        Duration wall = Duration.ofNanos(System.nanoTime() - startNanos);
        return new Outcome(title, exit, read(out), read(err), wall, endEpochMillis);
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
