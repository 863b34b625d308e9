package io.tbot.engine.alert;

import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.journal.Journal;
import io.tbot.engine.alert.rule.CompiledRule;
import io.tbot.engine.alert.rule.Metrics;
import io.tbot.engine.alert.rule.ScriptedMetrics;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.ConfigWatch;
import io.tbot.engine.config.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;

/**
 * A bot's file that changes again and again under an engine that fires, waits and counts: by writing over it, by
 * halves, through a link that is swapped, with mistakes, with nonsense. Read by the agent's own reader, in virtual
 * time.
 *
 * <p>Errors: what is wrong is thrown, with the seed and the number of the change.
 */
final class ReloadTrial {
    private static final Map<String, String> X = Map.of("exchange", "x");
    private static final String STEADY = """
            # change %d
            rules:
              defaults: false
              list:
                - {id: firing, severity: high, when: "value(seconds) > 0"}
                - {id: counting, severity: high, when: "increase(events_total, 1m) by (exchange) > 0"}
                - {id: waiting, severity: high, for: %ds, when: "value(seconds) >= 0"}
                - {id: changing, severity: low, when: "value(seconds) > %d"}
            """;

    private final Path folder;
    private final Path file;
    private final Random random;
    private final long seed;
    private final int waitSeconds;
    private final ScriptedMetrics metrics = new ScriptedMetrics()
            .declare("tbot_seconds", Metrics.Kind.GAUGE)
            .declare("tbot_events_total", Metrics.Kind.COUNTER);
    private final AlertEngine engine = new AlertEngine(metrics, Journal.open(null, AlertEngine.KINDS), at(0));
    private final ConfigWatch watch;
    private List<String> valid;
    private long stamp = 1_000_000;
    private long second;
    private boolean fired;
    long applied;
    long refused;
    long unread;
    long slowestNanos;

    ReloadTrial(Path folder, int changes, long seed) throws IOException {
        this.folder = folder;
        this.seed = seed;
        random = new Random(seed);
        file = folder.resolve("bot.yaml");
        waitSeconds = changes * 2;
        write(file, sound(0, 1));
        AgentConfig config = AgentConfig.load(new Options("config=" + file, Map.of(), new Properties()));
        watch = new ConfigWatch(config);
        engine.follow(AlertSettings.of(config), at(0));
        valid = rules();
        tick();
    }

    /** Changes the file so often, each time looked at until it is settled. */
    void run(int changes) throws IOException {
        for (int n = 1; n <= changes; n++) {
            try {
                change(n);
            } catch (AssertionError e) {
                throw new AssertionError("change " + n + " of seed " + seed, e);
            }
        }
        check(fired, "the rule that waited " + waitSeconds + " s never fired");
    }

    private void change(int n) throws IOException {
        String sound = sound(n, n % 7 == 0 ? 1_000_000_000 : 1 + n % 5);
        switch (random.nextInt(6)) {
            case 0 ->
                settle(
                        write(file, "rules: [" + "{id: firing, severity: hi".substring(0, random.nextInt(20) + 3)),
                        false);
            case 1 -> settle(write(file, sound.replace("value(seconds) > 0", "valeu(seconds) > 0")), false);
            case 2 -> settle(write(file, sound + "    - {id: more, severity: low, when: 'value(seconds) >'}\n"), false);
            case 3 -> {
                write(file, sound.substring(0, 30 + random.nextInt(sound.length() - 60)));
                poll();
                tick();
                settle(write(file, sound), true);
            }
            case 4 -> {
                Path target = folder.resolve("data" + n % 2);
                write(target, sound);
                Path link = folder.resolve("link");
                Files.createSymbolicLink(link, target.getFileName());
                Files.move(link, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                settle(true, true);
            }
            default -> settle(write(file, sound + "# the end\n"), true);
        }
    }

    private void settle(boolean written, boolean sound) {
        check(written, "not written");
        boolean read = false;
        for (int i = 0; i < 3; i++) {
            read |= poll();
            tick();
        }
        List<String> now = rules();
        if (sound) {
            check(read && engine.mistakes().isEmpty(), "a sound file was not followed: " + engine.mistakes());
            valid = now;
            applied++;
        } else if (read) {
            check(now.equals(valid), "a file with a mistake changed the rules to " + now);
            refused++;
        } else {
            unread++;
        }
        check(now.size() == 4, "there are the rules " + now);
    }

    private boolean poll() {
        AgentConfig next = watch.poll();
        if (next == null) {
            return false;
        }
        long start = System.nanoTime();
        engine.follow(AlertSettings.of(next), at(second));
        watch.inForce();
        slowestNanos = Math.max(slowestNanos, System.nanoTime() - start);
        return true;
    }

    /** A second, after which whatever stayed the same must know of it. */
    private void tick() {
        second++;
        metrics.set("tbot_seconds", X, second);
        metrics.add("tbot_events_total", X, 1);
        engine.tick(at(second));
        HeldAlert firing = only("firing");
        check(firing.startsAtMillis() == at(1).millis(), "it fires since " + firing.startsAtMillis());
        check(firing.toAlert().value() == second, "second " + second + " was not looked at");
        HeldAlert counting = only("counting");
        double counted = counting.toAlert().value();
        check(counting.startsAtMillis() == at(1).millis(), "it counts since " + counting.startsAtMillis());
        check(counted >= Math.min(60, second) && counted <= Math.min(62, second), "a minute counts " + counted);
        boolean waited =
                engine.book().firing().stream().anyMatch(alert -> alert.rule().equals("waiting"));
        check(waited == second > waitSeconds, "what waits " + waitSeconds + " s fires at " + second + ": " + waited);
        fired |= waited;
    }

    private HeldAlert only(String rule) {
        List<HeldAlert> all = engine.book().firing().stream()
                .filter(alert -> alert.rule().equals(rule))
                .toList();
        check(all.size() == 1, all.size() + " alerts of '" + rule + "' fire");
        return all.get(0);
    }

    private List<String> rules() {
        List<String> all = new ArrayList<>();
        for (CompiledRule rule : engine.rules()) {
            all.add(rule.rule().id() + " " + rule.rule().expression());
        }
        return all;
    }

    private String sound(int n, int threshold) {
        return STEADY.formatted(n, waitSeconds, threshold);
    }

    private boolean write(Path where, String text) throws IOException {
        Files.writeString(where, text);
        stamp += 10_000;
        return where.toFile().setLastModified(stamp);
    }

    private static Moment at(long second) {
        return new Moment(1_000_000_000L * second, 1_700_000_000_000L + 1_000 * second);
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
