package io.tbot.testapp.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The load bot under the packaged agent, looked at from outside: what it grows by, and whether the agent still counts
 * every operation. Threads: the test thread.
 */
final class Soak {
    static final String PROBES = """
            version: 1
            probes:
              - {class: io.tbot.testapp.load.Desk, method: onTick, op: md.tick, exchange: "'paper'", symbol: arg0}
              - {class: io.tbot.testapp.load.Desk, method: allows, op: risk.check, check_type: "'price'", result: return}
              - {class: io.tbot.testapp.load.Desk, method: place, op: order.place, exchange: "'paper'", symbol: arg0.symbol, side: arg0.side, order_type: "'limit'"}
              - {class: io.tbot.testapp.load.Desk, method: exposure, op: gauge, metric: exposure_usd, value: return}
            """;

    private static final String LOADED = "loaded ticks=(\\d+) checks=(\\d+) orders=(\\d+) .*";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Soak() {}

    /** How long and how hard. */
    record Plan(int seconds, int rate, int symbols, int threads, int reportSeconds) {
        /** The full size. */
        static Plan ofMinutes(int minutes) {
            return new Plan(minutes * 60, 20_000, 100_000, 10_000, 60);
        }

        /** The size for every build. */
        static Plan shortened() {
            return new Plan(30, 20_000, 100_000, 2_000, 5);
        }
    }

    /**
     * How the bot stood, right after a collection. Units: bytes; calls, series and rejected records since the start.
     */
    record Standing(
            int second,
            double calls,
            double series,
            double rejected,
            long heapBytes,
            long agentBytes,
            long rssBytes,
            int threads,
            int descriptors) {}

    /** What came out; the bot's own counts beside the agent's. */
    record Result(List<Standing> standings, List<Long> counted, List<Long> exposed, Scrape last, Outcome outcome) {}

    static Result run(Path home, Plan plan) throws Exception {
        ChildJvm child = ChildJvm.of(home)
                .jvm("-Xmx512m", "-XX:+UseG1GC")
                .onlyClassPath(Built.classes())
                .command(
                        "io.tbot.testapp.load.LoadBot",
                        "seconds=" + plan.seconds,
                        "rate=" + plan.rate,
                        "symbols=" + plan.symbols,
                        "threads=" + plan.threads,
                        "report=" + plan.reportSeconds);
        child.in(Built.outputFolder("soak")).configuration(PROBES);
        try (RunningJvm bot = child.startWithAgent()) {
            String address = bot.awaitAddress(PATIENCE);
            List<Standing> standings = new ArrayList<>();
            for (int second = plan.reportSeconds; second <= plan.seconds; second += plan.reportSeconds) {
                Duration patience = PATIENCE.plusSeconds(plan.reportSeconds);
                String line = bot.awaitOut("at second=" + second + " heap=\\d+", patience);
                long heapBytes = Long.parseLong(line.substring(line.lastIndexOf('=') + 1));
                standings.add(standing(bot.pid(), second, heapBytes, Scrape.of(address, "/metrics")));
            }
            List<Long> counted = counts(bot.awaitOut(LOADED, PATIENCE));
            Scrape last = Scrape.of(address, "/metrics");
            bot.release();
            List<Long> exposed = List.of(
                    (long) last.sum("tbot_market_data_ticks_total"), (long) last.sum("tbot_risk_checks_total"), (long)
                            last.sum("tbot_orders_total", "status=\"new\""));
            return new Result(standings, counted, exposed, last, bot.join(PATIENCE));
        }
    }

    private static Standing standing(long pid, int second, long heapBytes, Scrape scrape) throws IOException {
        String status = Files.readString(Path.of("/proc/" + pid + "/status"));
        return new Standing(
                second,
                scrape.sum("tbot_probe_calls_total"),
                scrape.sum("tbot_series"),
                scrape.sum("tbot_series_rejected_total"),
                heapBytes,
                (long) scrape.sum("tbot_agent_memory_bytes"),
                field(status, "VmRSS") * 1024,
                (int) field(status, "Threads"),
                descriptors(pid));
    }

    private static int descriptors(long pid) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return (int) open.count();
        }
    }

    private static long field(String status, String name) {
        Matcher found = Pattern.compile(name + ":\\s+(\\d+)").matcher(status);
        return found.find() ? Long.parseLong(found.group(1)) : -1;
    }

    private static List<Long> counts(String line) {
        Matcher loaded = Pattern.compile(LOADED).matcher(line);
        if (!loaded.matches()) {
            throw new IllegalStateException("no counts in '" + line + "'");
        }
        return List.of(
                Long.parseLong(loaded.group(1)), Long.parseLong(loaded.group(2)), Long.parseLong(loaded.group(3)));
    }
}
