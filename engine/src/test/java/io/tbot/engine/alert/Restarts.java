package io.tbot.engine.alert;

import io.tbot.engine.alert.hold.Acknowledgement;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.journal.Journal;
import io.tbot.engine.alert.rule.Metrics;
import io.tbot.engine.alert.rule.ScriptedMetrics;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * An engine that is started again and again on what the one before left on disk, every other time on what a kill would
 * have left: 25 alerts that fire by a gauge, 25 by a window, 20 that wait, 10 that somebody has taken. After each start
 * the numbers are missing for a while, then they look well, since windows are empty; then they are as bad as before.
 */
public final class Restarts {
    public static final int FIRING = 50;
    public static final int PENDING = 20;
    public static final int ACKNOWLEDGED = 10;

    private static final int WINDOW_SECONDS = 10;
    /** More than all restarts take, so that nothing is due again or has waited long enough. */
    private static final int PAST_SECONDS = 3 * 3_600;

    private static final String YAML = """
            channels: {log: {type: file, path: "%s"}}
            routes: [{match: {alertname: "gauge|window|waits"}, to: [log], group_by: [n], group_wait: 0s, group_interval: 1s}]
            rules:
              defaults: false
              list:
                - {id: gauge, severity: high, when: "value(load) by (n) > 5"}
                - {id: window, severity: high, when: "max(crest, 10s) by (n) > 5"}
                - {id: waits, severity: high, for: 23h, when: "value(hours) by (n) > 5"}
            """;

    private final Path folder;
    private final Path told;
    private final Random random;
    private final Moment begin = new Moment(
            System.nanoTime() - PAST_SECONDS * 1_000_000_000L, System.currentTimeMillis() - PAST_SECONDS * 1_000L);
    private Path state;
    private AlertEngine engine;
    private ScriptedMetrics metrics;
    private long second;
    private long lastAliveMillis;
    public int restarts;
    public int kills;

    public Restarts(Path folder, long seed) throws IOException {
        this.folder = folder;
        this.told = folder.resolve("told.log");
        this.random = new Random(seed);
        this.state = folder.resolve("state-0");
    }

    /** All alerts come to be; what is wrong with them, or nothing. */
    public String begin() throws Exception {
        start();
        for (int i = 0; i < 3; i++) {
            set(9, 9);
            tick();
        }
        awaitDelivery(); // then the first acknowledgement waits until that is on disk
        List<HeldAlert> firing = engine.book().firing();
        for (HeldAlert alert : firing.subList(0, Math.min(firing.size(), ACKNOWLEDGED))) {
            engine.desk()
                    .acknowledge(
                            alert.fingerprint(), new Acknowledgement("eve", "mine", millis(), millis() + 86_400_000L));
        }
        return state();
    }

    private void awaitDelivery() throws InterruptedException {
        long end = System.nanoTime() + 30_000_000_000L;
        while (engine.outbox().size() > 0 && System.nanoTime() < end) {
            Thread.sleep(5);
        }
    }

    /** One more end and start; what is wrong afterwards, or nothing. */
    public String restart() throws Exception {
        boolean killed = random.nextBoolean();
        Path next = folder.resolve("state-" + ++restarts);
        if (killed) {
            kills++;
            copy(state, next); // as it is, in the middle of everything
            engine.close();
        } else {
            engine.close();
            copy(state, next);
        }
        delete(state);
        state = next;
        lastAliveMillis = millis();
        second += 1 + random.nextInt(20);
        start();
        String problem = state();
        for (int i = random.nextInt(3); i > 0; i--) {
            set(Double.NaN, Double.NaN);
            tick();
        }
        set(9, 1); // a window that fills says little of what was before it
        for (int i = random.nextInt(WINDOW_SECONDS - 2); i > 0; i--) {
            tick();
            problem = problem.isEmpty() ? state() : problem;
        }
        set(9, 9);
        tick();
        return problem.isEmpty() ? state() : problem;
    }

    public void end() throws InterruptedException {
        awaitDelivery();
        engine.close();
    }

    /** What the receiver was told: each alert once, that it fires. */
    public String messages() throws IOException {
        List<String> lines = Files.exists(told) ? Files.readAllLines(told) : List.of();
        TreeSet<String> alerts = new TreeSet<>();
        for (String line : lines) {
            if (!line.contains("alert.fired")) {
                return "told: " + line;
            }
            alerts.add(line.replaceAll(".*\"fingerprint\":\"([0-9a-f]+)\".*", "$1"));
        }
        return lines.size() == FIRING && alerts.size() == FIRING
                ? ""
                : lines.size() + " messages about " + alerts.size() + " alerts";
    }

    private String state() {
        long firing = engine.book().firing().stream()
                .filter(alert -> !alert.rule().startsWith("TBot"))
                .count();
        long taken = engine.book().firing().stream()
                .filter(alert -> alert.acknowledgement().isThere())
                .count();
        int pending = engine.book().pending().size();
        return firing == FIRING && pending == PENDING && taken == ACKNOWLEDGED
                ? ""
                : "after restart " + restarts + " " + firing + " fire, " + pending + " wait, " + taken + " are taken";
    }

    private void start() {
        metrics = new ScriptedMetrics()
                .declare("tbot_load", Metrics.Kind.GAUGE)
                .declare("tbot_crest", Metrics.Kind.GAUGE)
                .declare("tbot_hours", Metrics.Kind.GAUGE);
        Journal journal = Journal.open(state, AlertEngine.KINDS);
        engine = new AlertEngine(AlertServices.of(metrics, journal, AckLinks.NONE), lastAliveMillis, now(), null);
        AlertSettings settings = AlertSettings.of(AgentConfig.of("bot.yaml", YAML.formatted(told), Options.none()));
        engine.follow(settings, now());
        List<Object> mistakes = new ArrayList<>(settings.mistakes());
        mistakes.addAll(engine.mistakes());
        if (!mistakes.isEmpty()) {
            throw new IllegalStateException(mistakes.toString());
        }
    }

    /** @param crest of those that are watched through a window */
    private void set(double value, double crest) {
        for (int n = 0; n < FIRING / 2; n++) {
            metrics.set("tbot_load", Map.of("n", "n" + n), value);
            metrics.set("tbot_crest", Map.of("n", "n" + n), crest);
        }
        for (int n = 0; n < PENDING; n++) {
            metrics.set("tbot_hours", Map.of("n", "w" + n), value);
        }
    }

    private void tick() {
        second++;
        engine.tick(now());
    }

    private Moment now() {
        return new Moment(begin.nanos() + second * 1_000_000_000, millis());
    }

    private long millis() {
        return begin.millis() + second * 1_000;
    }

    /** Again where a file was replaced meanwhile: what a kill leaves is of one moment. */
    private static void copy(Path from, Path to) throws IOException {
        while (true) {
            try {
                copyOnce(from, to);
                return;
            } catch (NoSuchFileException replaced) {
                delete(to);
            }
        }
    }

    private static void copyOnce(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                if (!file.endsWith("journal.lock")) {
                    Files.copy(file, to.resolve(file.getFileName().toString()));
                }
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(directory);
    }
}
