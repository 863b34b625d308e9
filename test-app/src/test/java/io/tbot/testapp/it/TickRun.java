package io.tbot.testapp.it;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import io.tbot.testapp.it.apps.ticks.TickBot;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A bot that orders upon ticks, and what its agent says of each order. */
final class TickRun {
    static final String[] WAYS = {
        "same", "queue", "executor", "disruptor", "future", "reactor", "rxjava2", "rxjava3", "thread", "carrier"
    };

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    /** The agent says ages in seconds, as a double. */
    private static final double ROUNDED_NANOS = 2;

    private static final String CONFIGURATION = """
            version: 1
            probes:
              - {class: io.tbot.testapp.it.apps.ticks.Feed, method: onTick, op: md.tick, exchange: "'paper'", symbol: arg0}
              - {class: io.tbot.testapp.it.apps.ticks.Gateway, method: place, op: order.place, exchange: "'paper'", symbol: "'ORDER'", strategy: arg0, client_id: arg1}
            carriers: [{class: io.tbot.testapp.it.apps.ticks.OwnQueue$Event}]
            resume: [{class: io.tbot.testapp.it.apps.ticks.OwnQueue, method: handle, carrier: arg0}]
            """;

    private TickRun() {}

    /**
     * One way.
     *
     * @param orders all that the bot placed and the agent knows, those that no tick caused included
     * @param lost orders whose tick the agent does not know
     * @param wrong orders whose tick is another one, or that have none
     * @param counted ticks that the agent says it lost, on this way and those before it
     */
    record Way(String name, int orders, int lost, List<String> wrong, double counted) {}

    /** Runs the ways one after the other in one JVM, with the libraries of a folder. */
    static List<Way> on(Path home, Host host, String libraries, int orders, String... names) throws Exception {
        String[] arguments = Stream.concat(Stream.of(Integer.toString(orders)), Stream.of(names))
                .toArray(String[]::new);
        ChildJvm child = ChildJvm.of(home)
                .configuration(CONFIGURATION)
                .libraries(jars(Built.library(libraries)))
                .main(TickBot.class, arguments);
        List<Way> ways = new ArrayList<>();
        try (RunningJvm jvm = child.start(host)) {
            String address = jvm.awaitAddress(DEADLINE);
            jvm.awaitOut("ready 0", DEADLINE);
            for (int i = 0; i < names.length; i++) {
                jvm.nextRound();
                jvm.awaitOut("ready " + (i + 1), DEADLINE);
                ways.add(compare(names[i], jvm.soFar().out(), address));
            }
            jvm.release();
        }
        return ways;
    }

    private static Path[] jars(Path folder) {
        File[] files = folder.toFile().listFiles((any, name) -> name.endsWith(".jar"));
        return Stream.of(files).map(File::toPath).toArray(Path[]::new);
    }

    private static Way compare(String name, String out, String address) throws Exception {
        Map<String, String[]> truth = new HashMap<>();
        for (String line : out.split("\n", -1)) {
            String[] words = line.trim().split(" ", -1);
            if (words.length == 5 && words[1].startsWith(name + "-")) {
                truth.put(words[1], words);
            }
        }
        Scrape.until(
                address,
                "/metrics",
                scrape -> scrape.sum("tbot_order_calls_total", "result=\"ok\"") >= truth.size(),
                DEADLINE);
        Map<String, JsonObject> told = told(address, truth.keySet().size());
        int lost = 0;
        int known = 0;
        List<String> wrong = new ArrayList<>();
        for (String[] order : truth.values()) {
            JsonObject seen = told.get(order[1]);
            if (seen == null) {
                continue;
            }
            known++;
            boolean causal = "causal".equals(seen.getString("tick_link"));
            if (order[2].equals("none") ? causal : causal && !within(seen, order)) {
                wrong.add(String.join(" ", order) + " is " + seen.get("tick_age_seconds"));
            } else if (!causal && !order[2].equals("none")) {
                lost++;
            }
        }
        double counted = Scrape.of(address, "/metrics").sum("tbot_handoff_lost_total");
        return new Way(name, known, lost, wrong, counted);
    }

    private static boolean within(JsonObject seen, String[] order) {
        double ageNanos = seen.getDouble("tick_age_seconds") * 1e9;
        return ageNanos >= Long.parseLong(order[3]) - ROUNDED_NANOS
                && ageNanos <= Long.parseLong(order[4]) + ROUNDED_NANOS;
    }

    /** By client id; the agent's order thread may be a moment behind. */
    private static Map<String, JsonObject> told(String address, int atLeast) throws Exception {
        Map<String, JsonObject> orders = new HashMap<>();
        Scrape.until(
                address,
                "/api/v1/orders?limit=65536",
                scrape -> {
                    orders.clear();
                    read(scrape.body(), orders);
                    return orders.size() >= atLeast;
                },
                DEADLINE);
        return orders;
    }

    private static void read(String body, Map<String, JsonObject> orders) {
        try {
            JsonObject root = JsonParser.object().from(body);
            for (String list : List.of("open", "done")) {
                for (Object each : root.getArray(list)) {
                    JsonObject order = (JsonObject) each;
                    orders.put(order.getString("client_id"), order);
                }
            }
        } catch (com.grack.nanojson.JsonParserException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
