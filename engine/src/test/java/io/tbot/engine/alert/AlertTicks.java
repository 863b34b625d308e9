package io.tbot.engine.alert;

import com.sun.management.ThreadMXBean;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.journal.Journal;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.rule.AgentMetrics;
import io.tbot.engine.alert.rule.Collected;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Options;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.measure.Source;
import io.tbot.engine.measure.WallClock;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Ticks of the whole engine over the real measuring instrument: some threads count as a bot's do, then all rules are
 * looked at, alerts held and groups decided on, and the tick is timed.
 *
 * <p>Units: nanoseconds and bytes, of the thread that ticks.
 */
final class AlertTicks implements AutoCloseable {
    static final int RULES = 500;
    static final int INSTANCES = 20;

    /** Every tenth rule, where some fire. */
    private static final int ONE_FIRES_IN = 10;

    private static final int WRITERS = 4;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Measure measure = new Measure(Caps.standard());
    private final List<Notification> sent = new ArrayList<>();
    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    private final AlertEngine engine;
    private final int counts;
    private final int times;
    private final int level;
    private final int warm;
    private long second;

    /**
     * @param someFire whether every tenth rule fires, for all its instances
     * @param windows how many different ones there are, from 10 s up by seconds
     */
    AlertTicks(boolean someFire, int windows) {
        warm = 20 + windows;
        Families families = new Families();
        Point counted = measure.point("c", Guard.NONE, List.of("exchange"));
        Point timed = measure.point("h", Guard.NONE, List.of("exchange"));
        Point set = measure.point("g", Guard.NONE, List.of("exchange"));
        families.counter("tbot_c_total", "help", counted, Source.CALLS, Map.of(), "exchange");
        families.histogram("tbot_h_seconds", "help", timed, Map.of(), "exchange");
        families.gauge("tbot_g", "help", set, Source.GAUGE, Map.of(), "exchange");
        counts = measure.site(counted, "c", new String[1]);
        times = measure.site(timed, "h", new String[1]);
        level = measure.site(set, "g", new String[1]);
        AgentMetrics metrics = new AgentMetrics(measure, families, new WallClock(), new Collected(List.of()));
        engine = new AlertEngine(
                AlertServices.of(metrics, Journal.open(null, AlertEngine.KINDS), AckLinks.NONE), 0, now(), sent::add);
        AlertSettings read = AlertSettings.of(AgentConfig.of("bot.yaml", yaml(someFire, windows), Options.none()));
        if (!read.mistakes().isEmpty()) {
            throw new IllegalStateException(read.mistakes().toString());
        }
        engine.follow(
                new AlertSettings(
                        read.rules(),
                        Map.of(),
                        read.rulebook(),
                        read.silences(),
                        read.heartbeat(),
                        List.of(),
                        List.of(),
                        false),
                now());
    }

    private static String yaml(boolean someFire, int windows) {
        StringBuilder yaml = new StringBuilder("""
                channels: {desk: {type: file, path: /nowhere}}
                routes: [{to: [desk], group_by: [rule]}]
                rules:
                  defaults: false
                  list:
                """);
        for (int i = 0; i < RULES; i++) {
            boolean fires = someFire && i % ONE_FIRES_IN == 0;
            String window = 10 + i % windows + "s";
            String when = switch (i % 5) {
                case 0 -> "increase(c_total, " + window + ") by (exchange) > " + (fires ? 5 : 1e9);
                case 1 -> "quantile(0.99, h_seconds, " + window + ") by (exchange) > 500ms";
                case 2 ->
                    "avg(g, " + window + ") by (exchange) > 100 and rate(c_total, 1m) by (exchange) > " + (1_000 + i);
                case 3 -> "mean(h_seconds, " + window + ") by (exchange) > 1s";
                default -> "value(g) by (exchange) * 2 > " + (100 + i);
            };
            yaml.append("    - {id: r")
                    .append(i)
                    .append(", severity: high, when: '")
                    .append(when)
                    .append("'}\n");
        }
        return yaml.toString();
    }

    private Moment now() {
        return new Moment(second * 1_000_000_000L, 1_700_000_000_000L + second * 1_000);
    }

    /** What a bot does in a second, on threads of its own. */
    private void trade() throws Exception {
        List<Callable<Void>> work = new ArrayList<>();
        for (int w = 0; w < WRITERS; w++) {
            work.add(() -> {
                for (int x = 0; x < INSTANCES; x++) {
                    String exchange = "x" + x;
                    measure.count(counts, 1, exchange, null, null, null, null);
                    measure.set(level, second % 7, exchange, null, null, null, null);
                    for (int n = 0; n < 10; n++) {
                        long nanos = 100_000_000L + 10_000_000L * ((second + n) % 13);
                        measure.record(times, nanos, false, exchange, null, null, null, null);
                    }
                }
                return null;
            });
        }
        writers.invokeAll(work);
    }

    /** Ticks so many times, after the windows are full. */
    Outcome run(int ticks) throws Exception {
        long[] nanos = new long[ticks];
        long[] cpu = new long[ticks];
        long[] bytes = new long[ticks];
        for (int i = -warm; i < ticks; i++) {
            second++;
            trade();
            Moment now = now();
            long before = THREADS.getCurrentThreadAllocatedBytes();
            long cpuBegin = THREADS.getCurrentThreadCpuTime();
            long begin = System.nanoTime();
            engine.tick(now);
            long took = System.nanoTime() - begin;
            long busy = THREADS.getCurrentThreadCpuTime() - cpuBegin;
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            if (i >= 0) {
                nanos[i] = took;
                cpu[i] = busy;
                bytes[i] = allocated;
            }
        }
        Arrays.sort(nanos);
        Arrays.sort(cpu);
        Arrays.sort(bytes);
        return new Outcome(
                engine.rules().size() * (long) engine.rules().get(0).instances(),
                engine.book().firing().size(),
                sent.size(),
                nanos[ticks / 2],
                nanos[ticks * 99 / 100],
                cpu[ticks * 99 / 100],
                bytes[ticks / 2],
                bytes[ticks * 99 / 100]);
    }

    @Override
    public void close() {
        writers.shutdown();
        engine.close();
    }

    /**
     * @param instances of all rules together
     * @param firing alerts that fired at the end
     * @param messages notifications decided on
     */
    record Outcome(
            long instances,
            int firing,
            int messages,
            long p50Nanos,
            long p99Nanos,
            long p99CpuNanos,
            long p50Bytes,
            long p99Bytes) {}
}
