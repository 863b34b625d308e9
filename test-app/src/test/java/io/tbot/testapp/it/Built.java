package io.tbot.testapp.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What the build has made, found from the root of the checkout. A jar of ours that is older than what it is made of is
 * refused: the module of these tests depends on none of those, so building it alone leaves their jars as they are.
 */
public final class Built {
    private static final Path ROOT = Path.of(System.getProperty("tbot.root", ".."));

    /** Jars that were found to be fresh once; an edit while the tests run does not make them stale. */
    private static final Set<String> FRESH = ConcurrentHashMap.newKeySet();

    private Built() {}

    public static Path agentJar() {
        return fresh("agent/target/tbot-agent.jar", "bootstrap", "engine", "extension", "agent");
    }

    public static Path extensionJar() {
        return fresh("extension/target/tbot-otel-extension.jar", "bootstrap", "engine", "extension");
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
    public static Path outputFolder(String name) throws IOException {
        Path parent = Files.createDirectories(ROOT.resolve("test-app/target/it-output"));
        return Files.createTempDirectory(parent.toAbsolutePath().normalize(), name + "-");
    }

    /** The environment a child JVM starts with: nothing that would change how a JVM runs. */
    static Map<String, String> cleanEnvironment() {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.keySet().removeIf(key -> key.startsWith("TBOT_") || key.contains("JAVA") || key.startsWith("JDK_"));
        return environment;
    }

    private static Path fresh(String path, String... modules) {
        Path jar = existing(path);
        if (!FRESH.contains(path)) {
            requireFresh(jar, ROOT.toAbsolutePath().normalize(), modules);
            FRESH.add(path);
        }
        return jar;
    }

    /** Throws where a source or class file of these modules is newer than the jar. */
    static void requireFresh(Path jar, Path root, String... modules) {
        for (String module : modules) {
            for (String folder : new String[] {"src/main", "target/classes"}) {
                requireNoNewer(jar, root, root.resolve(module).resolve(folder));
            }
        }
    }

    private static void requireNoNewer(Path jar, Path root, Path folder) {
        try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            FileTime made = Files.getLastModifiedTime(jar);
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (Files.getLastModifiedTime(file).compareTo(made) > 0) {
                    throw new IllegalStateException("'" + root.relativize(jar) + "' is older than '"
                            + root.relativize(file) + "'; run mvn package from the root");
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Path existing(String path) {
        Path found = ROOT.resolve(path).toAbsolutePath().normalize();
        if (!Files.exists(found)) {
            throw new IllegalStateException("'" + found + "' is not built; run mvn verify from the root");
        }
        return found;
    }
}
