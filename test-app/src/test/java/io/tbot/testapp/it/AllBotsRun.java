package io.tbot.testapp.it;

import com.grack.nanojson.JsonParser;
import io.tbot.testapp.it.apps.AllBots;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One run of everything the bots do.
 *
 * @param outcome how it ended
 * @param metrics the last scrape; empty where nobody listened
 */
record AllBotsRun(Outcome outcome, Scrape metrics) {
    static final String PROBES = BotYaml.PROBES + """
              - {class: "+io.tbot.testapp.it.apps.ProxyBot$Desk", method: place, op: order.place, exchange: "'generated'", symbol: arg0}
              - {class: "+io.tbot.testapp.it.apps.ProxyBot$Service", method: place, op: order.place, exchange: "'wrapped'", symbol: arg0}
            """;

    /** What {@link #orders} must be. */
    static final Map<String, Double> ORDERS = Map.of("paper", 10.0, "generated", 5.0, "wrapped", 4.0, "hall", 24.0);

    /** Compiling takes half of a run's CPU time and decides nothing here. */
    private static final String LESS_CPU = "-XX:TieredStopAtLevel=1";

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Duration SETTLED = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 300;
    private static final Pattern FIX_MESSAGE = Pattern.compile(
            "tbot_fix_messages_total\\{session=\"FIX.4.4:DESK->HALL\",msg_type=\"(\\w+)\",direction=\"(in|out)\".*");
    private static final String OF_THE_BOT = "tbot_(order|market|risk|database|exchange|account|fix)[a-z_]*(\\{.*)?";
    private static final String VARYING =
            "[a-z_]+(_bucket|_sum|_window_seconds|_timestamp_seconds)\\{.*|tbot_database_connections_idle.*"
                    + "|tbot_exchange_(clock_offset|health|websocket_(silent|recent|backpressure)).*|tbot_websocket_connection_health.*"
                    + "|tbot_market_data_(age|processing|backlog|stale).*|tbot_orders_open_oldest.*|tbot_queue_wait.*|tbot_handler_busy.*";

    /** A JVM that will run it with the probes above. */
    static ChildJvm jvm(Path home) throws Exception {
        return ChildJvm.of(home)
                .libraries(libraries())
                .configuration(PROBES)
                .jvm("-Dsun.net.httpserver.nodelay=true", "-Dtbot.port=0", LESS_CPU)
                .main(AllBots.class);
    }

    /** Where nobody of ours is to listen. */
    static AllBotsRun unheard(ChildJvm jvm) throws Exception {
        try (RunningJvm running = jvm.startPlain()) {
            return new AllBotsRun(running.endWhenReady(DEADLINE).succeeded(), new Scrape(0, ""));
        }
    }

    /** Scrapes until the counts stand still, since the last hook returns a moment after the bot saw its effect. */
    static AllBotsRun heard(ChildJvm jvm) throws Exception {
        try (RunningJvm running = jvm.startPlain()) {
            running.awaitOut("ready 1", DEADLINE);
            String address = running.awaitAddress(DEADLINE);
            long endNanos = System.nanoTime() + SETTLED.toNanos();
            Scrape before = Scrape.of(address, "/metrics");
            Scrape now = before;
            do {
                before = now;
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                now = Scrape.of(address, "/metrics");
            } while (!counts(now).equals(counts(before)) && System.nanoTime() < endNanos);
            return new AllBotsRun(running.endWhenReady(DEADLINE).succeeded(), now);
        }
    }

    /** The orders counted, by exchange: of a class, of a generated one, of a generated one around a class, over FIX. */
    Map<String, Double> orders() {
        Map<String, Double> orders = new TreeMap<>();
        for (String exchange : ORDERS.keySet()) {
            orders.put(exchange, metrics.sum("tbot_order_calls_total", "\"" + exchange + "\"", "\"ok\"", "\"place\""));
        }
        return orders;
    }

    /** What the part on XChange says it did, as samples of the page. */
    Map<String, Double> toldOfXChange() throws Exception {
        int start = outcome.out().indexOf("xchange [") + "xchange ".length();
        return XChangeCounts.of(outcome.out().substring(start, outcome.out().indexOf(']', start) + 1), Map.of());
    }

    /** What the page shows of it. */
    Map<String, Double> countedOfXChange() {
        Map<String, Double> shown = XChangeCounts.shown(metrics);
        shown.keySet().removeIf(key -> !key.contains("exchange=\"simulated\""));
        return shown;
    }

    /** The FIX messages of the client by type and direction, as they passed over its wire. */
    Map<String, Double> toldOfFix() throws Exception {
        String line = outcome.out()
                .lines()
                .filter(told -> told.startsWith("fix "))
                .findFirst()
                .orElseThrow();
        Map<String, Double> told = new TreeMap<>();
        JsonParser.object()
                .from(line.substring("fix ".length()))
                .forEach((key, value) -> told.put(key, ((Number) value).doubleValue()));
        return told;
    }

    /** What the page shows of them. */
    Map<String, Double> countedOfFix() {
        Map<String, Double> counted = new TreeMap<>();
        metrics.samples().forEach((key, value) -> {
            Matcher message = FIX_MESSAGE.matcher(key);
            if (message.matches()) {
                counted.put(message.group(1) + " " + message.group(2), value);
            }
        });
        return counted;
    }

    /** The name and version that the agent gives, as they stand in the scrape. */
    String application() {
        return metrics.body()
                .lines()
                .filter(line -> line.startsWith("tbot_application_info{"))
                .findFirst()
                .orElseThrow();
    }

    /** What was counted of the bot, by series. */
    Map<String, Double> counts() {
        return counts(metrics);
    }

    private static Map<String, Double> counts(Scrape scrape) {
        Map<String, Double> counts = new TreeMap<>(scrape.samples());
        counts.keySet().removeIf(key -> !key.matches(OF_THE_BOT) || key.matches(VARYING));
        return counts;
    }

    private static Path[] libraries() {
        Stream<Path> orders = Stream.of(
                Built.xchange("simulated"), Built.library("quickfixj-3").resolve("*"));
        return Stream.concat(
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .filter(entry ->
                                        entry.matches(".*(h2|sqlite|HikariCP|slf4j|Java-WebSocket|spring)[^/]*\\.jar"))
                                .map(Path::of),
                        orders)
                .toArray(Path[]::new);
    }
}
