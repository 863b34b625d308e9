package io.tbot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.config.Options;
import io.tbot.engine.config.ProbeSpec;
import io.tbot.engine.measure.Family;
import io.tbot.engine.probe.ProbeCatalog;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page that defines every metric names exactly those that there are. */
class SignalsTest {
    private static final Path PAGE = Path.of("..", "docs", "signals.md");
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern DOCUMENTED = Pattern.compile("`((?:tbot|jvm)_[a-z0-9_]+)[`{]");
    private static final Pattern EXPOSED = Pattern.compile("(?m)^# TYPE ((?:tbot|jvm)_[a-z0-9_]+) ");

    private static final String PROBES = """
            probes:
              - {class: A, method: a, op: order.place}
              - {class: A, method: a, op: order.replace}
              - {class: A, method: a, op: order.event}
              - {class: A, method: a, op: md.tick}
              - {class: A, method: a, op: strategy.eval}
              - {class: A, method: a, op: risk.check}
              - {class: A, method: a, op: exchange.call}
              - {class: A, method: a, op: db.call}
              - {class: A, method: a, op: cache.get}
            """;

    private static final Set<String> exposed = new TreeSet<>();

    @BeforeAll
    static void readWhatTheEngineExposes() throws Exception {
        // not a temporary folder: the engine of this test goes on looking at its configuration
        Path folder = Files.createDirectories(Path.of("target", "signals"));
        Path config = Files.writeString(folder.resolve("bot.yaml"), PROBES);
        Path portFile = folder.resolve("port");
        Properties properties = new Properties();
        properties.setProperty("tbot.config", config.toString());
        properties.setProperty("tbot.port", "0");
        properties.setProperty("tbot.port.file", portFile.toString());
        properties.setProperty("tbot.state.dir", folder.resolve("state").toString());
        Engine engine = Objects.requireNonNull(Engine.start(new Options(null, Map.of(), properties)));
        engine.open(new IdleHost());
        ProbeCatalog catalog = Objects.requireNonNull(ProbeCatalog.current());
        for (ProbeSpec probe : catalog.probes()) {
            catalog.sites().register(probe, "A", "a()V", new String[5], true);
        }
        for (Family family : engine.families().all()) {
            exposed.add(family.name());
            if (family.windowName() != null) {
                exposed.add(family.windowName());
            }
        }
        Matcher type = EXPOSED.matcher(get(Files.readString(portFile).strip() + "metrics"));
        while (type.find()) {
            exposed.add(type.group(1));
        }
    }

    @Test
    void everyMetricIsDefinedOnThePage() throws IOException {
        Set<String> undefined = new TreeSet<>(exposed);
        undefined.removeAll(documented());

        assertThat(undefined).isEmpty();
    }

    @Test
    void everyMetricOnThePageExists() throws IOException {
        Set<String> beyond = documented();
        beyond.removeAll(exposed);
        beyond.removeIf(name -> name.startsWith("tbot_x"));
        String sources = sources();

        // shown only now and then, or only by a newer JDK: then the code must at least name it
        assertThat(beyond).allMatch(name -> sources.contains('"' + name.replaceAll("_total$", "")));
    }

    private static Set<String> documented() throws IOException {
        Set<String> documented = new TreeSet<>();
        Matcher name = DOCUMENTED.matcher(Files.readString(PAGE));
        while (name.find()) {
            documented.add(name.group(1));
        }
        return documented;
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private static String get(String url) throws IOException {
        try (var body = URI.create(url).toURL().openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
