package io.tbot.testapp.it;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** The Java homes that integration tests run child JVMs on: {@code -Dtbot.it.jdks}, else the one the tests run on. */
public final class Jdks {
    private Jdks() {}

    /** For {@code @MethodSource}. */
    public static Stream<Path> homes() {
        String homes = System.getProperty("tbot.it.jdks", "");
        return homes.isBlank()
                ? Stream.of(Path.of(System.getProperty("java.home")))
                : Arrays.stream(homes.split(",")).map(String::strip).map(Path::of);
    }

    /** For {@code @MethodSource}: the last one only. */
    public static Stream<Path> last() {
        return Stream.of(homes().reduce((former, latter) -> latter).orElseThrow());
    }

    /** The feature version of a home, read from its release file. */
    public static int feature(Path home) throws java.io.IOException {
        for (String line : java.nio.file.Files.readAllLines(home.resolve("release"))) {
            if (line.startsWith("JAVA_VERSION=")) {
                return Integer.parseInt(line.replaceAll("JAVA_VERSION=\"(\\d+).*", "$1"));
            }
        }
        throw new IllegalStateException("no JAVA_VERSION in " + home.resolve("release"));
    }
}
