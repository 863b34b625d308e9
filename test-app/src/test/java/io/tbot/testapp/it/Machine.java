package io.tbot.testapp.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What a proof was made on. */
final class Machine {
    private Machine() {}

    /** Processors, memory and kernel; no names. */
    static String describe() throws IOException {
        double memoryGib = Files.readAllLines(Path.of("/proc/meminfo")).stream()
                .filter(line -> line.startsWith("MemTotal:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / (1 << 20))
                .findFirst()
                .orElse(Double.NaN);
        return String.format(
                Locale.ROOT,
                "%d cores, %.0f GiB, %s %s",
                Runtime.getRuntime().availableProcessors(),
                memoryGib,
                System.getProperty("os.name"),
                System.getProperty("os.version").replaceAll("-.*", ""));
    }

    /** The build of a Java home, from its release file. */
    static String java(Path home) throws IOException {
        String version = "unknown";
        for (String line : Files.readAllLines(home.resolve("release"))) {
            if (line.startsWith("JAVA_RUNTIME_VERSION=")
                    || (line.startsWith("JAVA_VERSION=") && version.equals("unknown"))) {
                version = line.replaceAll(".*=\"(.*)\"", "$1");
            }
        }
        return version;
    }
}
