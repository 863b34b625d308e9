package io.tbot.testapp.it;

import io.tbot.testapp.it.EqualReceiver.Told;
import io.tbot.testapp.it.apps.DrivenBot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A bot that pushes its alerts to both members of an Alertmanager cluster, of which one fails while alerts begin.
 *
 * <p>Threads: the test thread.
 */
final class ClusterRun implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Duration ARRIVAL = Duration.ofSeconds(40);

    /** Sent again each minute, and a machine may be busy. */
    private static final Duration AGAIN = Duration.ofSeconds(90);

    private static final long PAUSE_MILLIS = 150;

    /** What becomes of the member that the agent asks first. */
    enum Fault {
        /** {@code kill -9}. */
        KILLED,
        /** {@code kill -STOP}: it takes connections and never answers, as behind a broken line. */
        STOPPED
    }

    /**
     * What came of it.
     *
     * @param alerts that there were
     * @param fired of which the receiver heard that they fire
     * @param over of which it heard that they are over
     * @param again that the killed member knew after it was back, of those that still fired; -1 where nobody looked
     * @param stillFiring those
     * @param slowestSeconds from the breach to the receiver, of the alert for which that took longest
     */
    record Outcome(int alerts, int fired, int over, int again, int stillFiring, double slowestSeconds) {
        boolean isSound() {
            return fired == alerts && over == alerts && (again < 0 || again == stillFiring);
        }
    }

    private final EqualReceiver receiver = new EqualReceiver();
    private final Path program = Tools.need("prometheus-alertmanager", "prometheus-alertmanager");
    private final int[] gossip = {Alertmanager.freePort(), Alertmanager.freePort()};
    private final Map<String, Long> began = new HashMap<>();
    private final String configuration;
    private Alertmanager first;
    private Alertmanager second;
    private RunningJvm bot;

    private ClusterRun() throws IOException {
        configuration = """
                route: {receiver: desk, group_by: ['...'], group_wait: 100ms, group_interval: 1s, repeat_interval: 1h}
                receivers: [{name: desk, webhook_configs: [{url: '%s/theirs/cluster/desk'}]}]
                """.formatted(receiver.address());
    }

    static Outcome of(Path home, int alerts, Fault fault) throws Exception {
        try (ClusterRun run = new ClusterRun()) {
            return run.run(home, alerts, fault, false);
        }
    }

    /** The killed member comes back while half of the alerts fire, and is looked at. */
    static Outcome ofReturn(Path home, int alerts) throws Exception {
        try (ClusterRun run = new ClusterRun()) {
            return run.run(home, alerts, Fault.KILLED, true);
        }
    }

    private Outcome run(Path home, int alerts, Fault fault, boolean returns) throws Exception {
        first = Alertmanager.member(program, configuration, gossip[0], gossip[1]);
        second = Alertmanager.member(program, configuration, gossip[1], gossip[0]);
        bot = ChildJvm.of(home)
                .jvm("-Dtbot.state.dir=" + Built.outputFolder("state"))
                .main(DrivenBot.class)
                .configuration("""
                        probes:
                          - {class: "io.tbot.testapp.it.apps.DrivenBot$Numbers", method: set, op: gauge, metric: drive, value: arg2, labels: {scenario: arg0, part: arg1}}
                        channels:
                          cluster: {type: alertmanager, members: ["%s", "%s"]}
                        routes: [{to: [cluster], group_by: [part], group_wait: 0s, group_interval: 1s}]
                        rules:
                          defaults: false
                          list: [{id: driven, severity: high, when: "value(drive) by (part) > 0"}]
                        """.formatted(first.address(), second.address()))
                .startWithAgent();
        String address = bot.awaitAddress(DEADLINE);
        bot.awaitOut("ready 1", DEADLINE);
        Scrape.until(address, "/api/v1/rules", rules -> rules.body().contains("driven"), DEADLINE);
        for (int i = 0; i < alerts; i++) {
            if (i == alerts / 3) {
                if (fault == Fault.KILLED) {
                    first.kill();
                } else {
                    first.stop();
                }
            }
            began.put("driven/p" + i, System.nanoTime());
            bot.say("set s01 p" + i + " 1");
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        await(() -> told('+').size() == alerts, ARRIVAL);
        int fired = told('+').size();
        int kept = returns ? alerts / 2 : 0;
        end(kept, alerts);
        int again = -1;
        if (returns) {
            first = first.again(program, configuration, gossip[0], gossip[1]);
            await(() -> known() == kept, AGAIN);
            again = known();
            end(0, kept);
        }
        await(() -> told('-').size() == alerts, ARRIVAL);
        return new Outcome(alerts, fired, told('-').size(), again, kept, slowestSeconds());
    }

    private void end(int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            bot.say("set s01 p" + i + " 0");
        }
    }

    private Set<String> told(char sign) {
        return arrivals(sign).keySet();
    }

    /** Of each alert, when the receiver heard of it first. */
    private Map<String, Long> arrivals(char sign) {
        Map<String, Long> arrivals = new TreeMap<>();
        for (Told each : receiver.told()) {
            for (String word : each.text().split(" ", -1)) {
                if (word.charAt(0) == sign) {
                    arrivals.putIfAbsent(word.substring(1), each.atNanos());
                }
            }
        }
        return arrivals;
    }

    private double slowestSeconds() {
        long slowest = 0;
        for (Map.Entry<String, Long> arrival : arrivals('+').entrySet()) {
            slowest = Math.max(slowest, arrival.getValue() - began.getOrDefault(arrival.getKey(), arrival.getValue()));
        }
        return slowest / 1e9;
    }

    /** How many alerts the member that was killed says it knows; they fire, or it would not say them. */
    private int known() {
        try {
            return first.alerts().split("\"fingerprint\"", -1).length - 1;
        } catch (IOException notYet) {
            return -1;
        }
    }

    private static void await(BooleanSupplier come, Duration deadline) throws InterruptedException {
        long endNanos = System.nanoTime() + deadline.toNanos();
        while (!come.getAsBoolean() && System.nanoTime() < endNanos) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Override
    public void close() {
        if (bot != null) {
            bot.close();
        }
        for (Alertmanager each : new Alertmanager[] {first, second}) {
            if (each != null) {
                each.close();
            }
        }
        receiver.close();
    }
}
