package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.BinanceConnectorBot;
import io.tbot.testapp.it.apps.PlainTrafficBot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Orders that only a venue's profile, or binance-connector, makes known equal the venue's own journal. */
@Together
class PlainTrafficIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String SECRET = "S3CR3Tb29f";
    private static final String VENUE = """
            exchanges: [{host: 127.0.0.1, name: binance}]
            """;

    @EveryJdk
    void countsTheOrdersOfABotWithoutALibraryAndShowsNoSecret(Path home) throws Exception {
        ChildJvm bot = ChildJvm.of(home)
                .configuration(VENUE)
                .libraries(Built.libraries())
                .main(PlainTrafficBot.class);
        try (RunningJvm jvm = bot.startWithAgent()) {
            jvm.awaitOut("ready", DEADLINE);
            String address = jvm.awaitAddress(DEADLINE);
            Map<String, Integer> journal = journal(jvm.soFar().out());
            Scrape scrape = settled(address, 1 + places(journal));

            assertThat(journal).containsEntry("place done", 9).containsEntry("cancel done", 3);
            assertThat(shown(scrape, 1)).isEqualTo(journal);
            assertThat(scrape.sum(
                            "tbot_orders_total",
                            "symbol=\"BTCUSDT\"",
                            "side=\"buy\"",
                            "order_type=\"limit\"",
                            "status=\"new\""))
                    .isEqualTo(places(journal));
            Map<String, String> orders = OrderIds.shown(address, "binance");
            assertThat(orders).containsEntry("-", "99 filled"); // the order over the WebSocket, which has no client id
            assertThat(OrderIds.told(jvm.soFar().out())).hasSize(24).isEqualTo(without(orders, "-", "fine", "missing"));
            assertThat(scrape.sum("tbot_orders_total", "symbol=\"ETHUSDT\"", "side=\"sell\"", "status=\"new\""))
                    .isEqualTo(1);
            assertThat(scrape.sum("tbot_exchange_content_unread_total", "reason=\"malformed\""))
                    .isEqualTo(1);
            assertThat(scrape.sum("tbot_agent_errors_total")).isZero();
            for (String path :
                    new String[] {"/metrics", "/api/v1/probes", "/api/v1/slow", "/api/v1/latency", "/", "/health"}) {
                assertThat(Scrape.of(address, path).body()).as(path).doesNotContain(SECRET);
            }
            jvm.release();
            Outcome outcome = jvm.join(DEADLINE).succeeded();
            assertThat(outcome.err()).doesNotContain(SECRET);
        }
    }

    @EveryJdk
    void countsTheOrdersOfBinanceConnector(Path home) throws Exception {
        ChildJvm bot = ChildJvm.of(home)
                .configuration(VENUE)
                .libraries(Built.library("binance-connector").resolve("*"))
                .main(BinanceConnectorBot.class);
        try (RunningJvm jvm = bot.startWithAgent()) {
            jvm.awaitOut("ready", DEADLINE);
            Map<String, Integer> journal = journal(jvm.soFar().out());
            Scrape scrape = settled(jvm.awaitAddress(DEADLINE), 1 + places(journal));

            assertThat(journal).containsEntry("place done", 2).containsEntry("place lost", 1);
            // one was refused by the library itself, for want of parameters
            assertThat(scrape.sum("tbot_order_rejects_total", "reason=\"binance_connector\""))
                    .isEqualTo(1);
            assertThat(shown(scrape, 0)).isEqualTo(journal);
            assertThat(scrape.sum("tbot_orders_total", "symbol=\"BTCUSDT\"", "status=\"new\""))
                    .isEqualTo(1 + places(journal));
            assertThat(scrape.sum("tbot_agent_errors_total")).isZero();
            jvm.release();
            jvm.join(DEADLINE).succeeded();
        }
    }

    private static Map<String, String> without(Map<String, String> orders, String... ids) {
        Map<String, String> rest = new TreeMap<>(orders);
        for (String id : ids) {
            rest.remove(id);
        }
        return rest;
    }

    private static Scrape settled(String address, int placed) throws Exception {
        return Scrape.until(
                address,
                "/metrics",
                scrape -> scrape.sum("tbot_order_calls_total", "call=\"place\"") == placed,
                Duration.ofSeconds(10));
    }

    /** The venue's lines: what it did, and how often. */
    private static Map<String, Integer> journal(String out) {
        Map<String, Integer> journal = new TreeMap<>();
        out.lines().filter(line -> line.matches("(place|cancel) .* \\d+")).forEach(line -> {
            int space = line.lastIndexOf(' ');
            journal.put(line.substring(0, space), Integer.parseInt(line.substring(space + 1)));
        });
        return journal;
    }

    private static int places(Map<String, Integer> journal) {
        return journal.entrySet().stream()
                .filter(line -> line.getKey().startsWith("place"))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** What the agent shows, in the journal's words. */
    private static Map<String, Integer> shown(Scrape scrape, int others) {
        Map<String, Integer> shown = new TreeMap<>();
        put(shown, "place done", scrape.sum("tbot_order_calls_total", "call=\"place\"", "result=\"ok\"") - others);
        put(shown, "cancel done", scrape.sum("tbot_order_calls_total", "call=\"cancel\"", "result=\"ok\""));
        put(shown, "place 400 -2010", scrape.sum("tbot_order_rejects_total", "reason=\"-2010\""));
        put(shown, "cancel 400 -2011", scrape.sum("tbot_order_rejects_total", "reason=\"-2011\""));
        put(shown, "place 429 -1003", scrape.sum("tbot_order_rejects_total", "reason=\"rate_limit\""));
        put(shown, "place 503 -1000", scrape.sum("tbot_order_unknown_outcomes_total", "reason=\"http_5xx\""));
        double unknown = scrape.sum("tbot_order_unknown_outcomes_total");
        put(shown, "place lost", unknown - scrape.sum("tbot_order_unknown_outcomes_total", "reason=\"http_5xx\""));
        return shown;
    }

    private static void put(Map<String, Integer> shown, String what, double count) {
        if (count != 0) {
            shown.put(what, (int) count);
        }
    }
}
