package io.tbot.engine.alert.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Runs {@link InjectedWriter} under {@code strace}, which has system calls of it fail, and counts by the tracer's own
 * record which did. {@code write} fails for every thread; only the journal's makes enough of them to meet a fault, and
 * the record says so.
 */
final class SystemCallFaults {
    /** Where the process says how it went: it says it again. */
    private static final String SAID = "write(1<pipe:";

    private final Path parent;
    private final Map<String, Integer> failed = new TreeMap<>();
    private String fault = "";
    int runs;
    int troubles;

    SystemCallFaults(Path parent) {
        this.parent = parent;
    }

    /** @param when which of a thread's calls fail, as strace writes it */
    void run(String call, String error, String when) throws IOException, InterruptedException {
        String injection = call + ":error=" + error + ":when=" + when;
        Path directory = Files.createTempDirectory(parent, "faults");
        Path record = Files.createTempFile(parent, "strace", ".txt");
        Process process = new ProcessBuilder(
                        "strace",
                        "-f",
                        "-qq",
                        "-y", // names the file of each descriptor
                        "-s0",
                        "-o",
                        record.toString(),
                        "-e",
                        "trace=" + call,
                        "-e",
                        "inject=" + injection,
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData", // a file that the JVM writes
                        "-cp",
                        System.getProperty("java.class.path"),
                        InjectedWriter.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        runs++;
        if (process.waitFor() != 0 || !said.startsWith("true ")) {
            fault = injection + ": '" + said + "'";
        } else {
            troubles += Integer.parseInt(said.substring("true ".length()));
        }
        for (String line : Files.readAllLines(record)) {
            if (line.contains("(INJECTED)") && line.contains(directory.toString())) {
                failed.merge(call, 1, Integer::sum);
            } else if (line.contains("(INJECTED)") && !line.contains(SAID)) {
                fault = injection + " met another file: " + line;
            }
        }
    }

    /** Empty where all went as it must and each of the calls failed at all. */
    String fault(List<String> calls) {
        return calls.stream()
                .filter(call -> !failed.containsKey(call))
                .map(call -> "no " + call + " failed")
                .findFirst()
                .orElse(fault);
    }

    /** How many failed, by call. */
    String failed() {
        return failed.entrySet().stream()
                .map(each -> String.format("%,d `%s`", each.getValue(), each.getKey()))
                .collect(Collectors.joining(", "));
    }
}
