package io.tbot.testapp.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What the build has made, found from the root of the checkout. */
public final class Built {
    private static final Path ROOT = Path.of(System.getProperty("tbot.root", ".."));

    private Built() {}

    public static Path agentJar() {
        return existing("agent/target/tbot-agent.jar");
    }

    public static Path extensionJar() {
        return existing("extension/target/tbot-otel-extension.jar");
    }

    /** The classes of {@code io.tbot.testapp.it.apps}. */
    public static Path testClasses() {
        return existing("test-app/target/test-classes");
    }

    /** The sample bot and venue. */
    public static Path classes() {
        return existing("test-app/target/classes");
    }

    /** A library that a child JVM meets and the tests themselves do not. */
    public static Path library(String fileName) {
        return existing("test-app/target/it-lib/" + fileName);
    }

    /** XChange and what it needs, in the version that the simulated exchange or the Binance module works with. */
    public static Path xchange(String exchange) {
        String folder = exchange.equals("simulated") ? "xchange-simulated-lib" : "xchange-lib";
        return existing("test-app/target/" + folder).resolve("*");
    }

    /** The libraries that the sample bot brings along, as one class path entry. */
    public static Path libraries() {
        return existing("test-app/target/lib").resolve("*");
    }

    /** The configuration that the demo runs the sample bot with. */
    public static Path demoConfiguration() {
        return existing("test-app/demo.yaml");
    }

    /** A folder of its own for one child JVM's output, below the build directory. */
    public static Path outputFolder(String name) throws java.io.IOException {
        Path parent = Files.createDirectories(ROOT.resolve("test-app/target/it-output"));
        return Files.createTempDirectory(parent.toAbsolutePath().normalize(), name + "-");
    }

    /** The environment a child JVM starts with: nothing that would change how a JVM runs. */
    static Map<String, String> cleanEnvironment() {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.keySet().removeIf(key -> key.startsWith("TBOT_") || key.contains("JAVA") || key.startsWith("JDK_"));
        return environment;
    }

    private static Path existing(String path) {
        Path found = ROOT.resolve(path).toAbsolutePath().normalize();
        if (!Files.exists(found)) {
            throw new IllegalStateException("'" + found + "' is not built; run mvn verify from the root");
        }
        return found;
    }
}
