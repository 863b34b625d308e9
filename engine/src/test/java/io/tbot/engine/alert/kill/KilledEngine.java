package io.tbot.engine.alert.kill;

import io.tbot.engine.alert.AlertClock;
import io.tbot.engine.alert.AlertEngine;
import io.tbot.engine.alert.AlertSettings;
import io.tbot.engine.alert.hold.Acknowledgement;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.journal.Journal;
import io.tbot.engine.alert.notice.Matcher;
import io.tbot.engine.alert.notice.Silence;
import io.tbot.engine.alert.rule.Metrics;
import io.tbot.engine.alert.rule.ScriptedMetrics;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Options;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/**
 * A process with the whole alert engine, to be killed: it watches a {@link World} ten times a second and tells three
 * receivers. Arguments: directory, port, seed, begin and end of the world. It prints {@code had …} for each thing that
 * it knows again, {@code up}, and then what has become durable, line by line: {@code firing N}, {@code over N},
 * {@code taken N}, {@code step N K}, {@code silence ID}; {@code idle} when nothing fires and nothing waits.
 */
final class KilledEngine {
    static final String YAML = """
            channels:
              a: {type: webhook, url: "http://127.0.0.1:PORT/a", rate: 1000/s, max_alerts: 1000}
              b: {type: webhook, url: "http://127.0.0.1:PORT/b", rate: 1000/s, max_alerts: 1000}
              c: {type: webhook, url: "http://127.0.0.1:PORT/c", rate: 1000/s, max_alerts: 1000}
            escalations: {page: {steps: [{after: 1s, to: [a]}, {after: 3s, to: [b]}], repeat_last: 5s, max: 3}}
            routes:
              - {match: {alertname: odd}, to: [a, b, c], group_by: [n], group_wait: 0s, group_interval: 100ms, repeat: 24h, escalation: page}
              - {match: {alertname: load}, to: [a, b, c], group_by: [lot], group_wait: 0s, group_interval: 1s, repeat: 24h}
            rules:
              defaults: false
              list:
                - {id: load, severity: high, when: "value(load) by (n, lot) > 5"}
                - {id: odd, severity: critical, when: "value(odd) by (n, lot) > 5"}
            """;

    private static final long TICK_NANOS = 100_000_000;
    /** Two intervals of the slowest group. */
    private static final int IDLE_TICKS = 25;

    private static final long SILENCE_MILLIS = 3_600_000;

    private final World world;
    private final ScriptedMetrics metrics =
            new ScriptedMetrics().declare("tbot_load", Metrics.Kind.GAUGE).declare("tbot_odd", Metrics.Kind.GAUGE);
    private final Journal journal;
    private final AlertEngine engine;
    private final TreeMap<Integer, HeldAlert> firing = new TreeMap<>();
    private final TreeMap<Integer, Integer> steps = new TreeMap<>();
    private final TreeSet<Integer> watched = new TreeSet<>();
    private int next;
    private int idleTicks;

    private KilledEngine(Path directory, String port, World world) {
        this.world = world;
        this.journal = Journal.open(directory, AlertEngine.KINDS);
        this.engine = new AlertEngine(metrics, journal, AlertClock.now());
        next = world.firstRecent(System.currentTimeMillis());
        engine.follow(
                AlertSettings.of(AgentConfig.of("bot.yaml", YAML.replace("PORT", port), Options.none())),
                AlertClock.now());
        if (!engine.mistakes().isEmpty()) {
            throw new IllegalStateException(engine.mistakes().toString());
        }
        sayWhatItKnows();
    }

    public static void main(String[] arguments) throws Exception {
        World world =
                new World(Long.parseLong(arguments[2]), Long.parseLong(arguments[3]), Long.parseLong(arguments[4]));
        new KilledEngine(Path.of(arguments[0]), arguments[1], world).run();
    }

    private void sayWhatItKnows() {
        for (HeldAlert alert : engine.book().firing()) {
            if (alert.labels().get("n").isEmpty()) {
                continue;
            }
            int n = number(alert);
            firing.put(n, alert);
            watched.add(n);
            steps.put(n, alert.step());
            System.out.println("had firing " + n);
            if (alert.acknowledgement().isThere()) {
                System.out.println("had taken " + n);
            }
            if (alert.step() > 0) {
                System.out.println("had step " + n + ' ' + alert.step());
            }
        }
        for (Silence silence : engine.desk().silences()) {
            System.out.println("had silence " + silence.id());
        }
        System.out.println("up " + journal.damage().isNone());
    }

    private void run() throws Exception {
        long due = System.nanoTime();
        String silence = "s" + System.currentTimeMillis();
        for (int tick = 0; ; tick++) {
            StringBuilder said = new StringBuilder();
            look(said);
            if (tick == 3) {
                long now = System.currentTimeMillis();
                engine.desk()
                        .silence(new Silence(
                                silence, List.of(Matcher.of("n=nobody")), null, now, now + SILENCE_MILLIS, "eve", ""));
                said.append("silence ").append(silence).append('\n');
            }
            if (journal.awaitDurable(journal.written(), 5_000)) {
                System.out.print(said);
            }
            boolean idle =
                    firing.isEmpty() && engine.outbox().size() == 0 && System.currentTimeMillis() > world.endMillis();
            idleTicks = idle ? idleTicks + 1 : 0;
            if (idleTicks > IDLE_TICKS) {
                System.out.println("idle");
            }
            due = Math.max(due + TICK_NANOS, System.nanoTime());
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private void look(StringBuilder said) {
        long now = System.currentTimeMillis();
        for (int begun = world.begun(now); next < begun; next++) {
            watched.add(next);
        }
        for (int n : watched) {
            metrics.set(
                    world.isOdd(n) ? "tbot_odd" : "tbot_load",
                    Map.of("n", "n" + n, "lot", World.lot(n)),
                    world.isBad(n, now) ? 9 : 1);
        }
        engine.tick(AlertClock.now());
        TreeMap<Integer, HeldAlert> fires = new TreeMap<>();
        for (HeldAlert alert : engine.book().firing()) {
            if (!alert.labels().get("n").isEmpty()) {
                fires.put(number(alert), alert);
            }
        }
        for (Map.Entry<Integer, HeldAlert> each : fires.entrySet()) {
            int n = each.getKey();
            if (!firing.containsKey(n)) {
                said.append("firing ").append(n).append('\n');
            }
            if (world.isTaken(n) && !each.getValue().acknowledgement().isThere()) {
                engine.desk()
                        .acknowledge(
                                each.getValue().fingerprint(), new Acknowledgement("eve", "", now, now + 86_400_000L));
                said.append("taken ").append(n).append('\n');
            }
            int step = each.getValue().step();
            if (step != steps.getOrDefault(n, 0)) {
                steps.put(n, step);
                said.append("step ").append(n).append(' ').append(step).append('\n');
            }
        }
        for (int n : firing.keySet()) {
            if (!fires.containsKey(n)) {
                said.append("over ").append(n).append('\n');
            }
        }
        firing.clear();
        firing.putAll(fires);
    }

    private static int number(HeldAlert alert) {
        return Integer.parseInt(alert.labels().get("n").substring(1));
    }
}
