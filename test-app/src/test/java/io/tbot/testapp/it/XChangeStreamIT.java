package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.xchange.StreamsBot;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What the agent counts of xchange-stream's connections equals what the bot and the venue did. */
@Together
class XChangeStreamIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Duration SETTLED = Duration.ofSeconds(5);
    private static final int MESSAGES = 1 + StreamVenue.CONNECTIONS * StreamVenue.TRADES;

    @EveryJdk
    void countsEveryConnectionAndMessage(Path home) throws Exception {
        assertCounted(home, Host.STANDALONE);
    }

    @LastJdk
    void countsTheSameInTheOpenTelemetryAgent(Path home) throws Exception {
        assertCounted(home, Host.OPEN_TELEMETRY);
    }

    private static void assertCounted(Path home, Host host) throws Exception {
        int nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        String trades = String.valueOf(StreamVenue.CONNECTIONS * StreamVenue.TRADES);
        try (StreamVenue venue = new StreamVenue();
                RunningJvm bot = ChildJvm.of(home)
                        .jvm("-XX:TieredStopAtLevel=1")
                        .libraries(Built.xchange("binance"))
                        .main(StreamsBot.class, String.valueOf(venue.getPort()), String.valueOf(nobody), trades)
                        .start(host)) {
            bot.awaitOut("silent", DEADLINE);
            String address = bot.awaitAddress(DEADLINE);
            Scrape silent = Scrape.until(
                    address,
                    "/metrics",
                    s -> s.sum("tbot_exchange_websocket_messages_total", "pong", "in") >= 1,
                    SETTLED);
            assertThat(silent.sum("tbot_exchange_websocket_connections")).isEqualTo(1);
            assertThat(silent.sum("tbot_exchange_websocket_heartbeat_latency_seconds_count"))
                    .isGreaterThanOrEqualTo(1);

            bot.nextRound();
            bot.awaitOut("ready", DEADLINE);
            Map<String, Double> expected = expected(bot);
            Scrape scrape = Scrape.until(address, "/metrics", s -> shown(s).equals(expected), SETTLED);

            assertThat(shown(scrape)).isEqualTo(expected);
            assertThat(scrape.sum("tbot_exchange_websocket_connections")).isZero();
            assertThat(scrape.sum("tbot_agent_errors_total")).isZero();
            bot.release();
            bot.join(DEADLINE).succeeded();
        }
    }

    private static Map<String, Double> expected(RunningJvm bot) throws Exception {
        String[] truth = bot.awaitOut("truth .*", DEADLINE).split(" ");
        String pings = bot.awaitOut("pings .* refused true", DEADLINE).split(" ")[1];
        assertThat(Integer.parseInt(truth[1])).isEqualTo(MESSAGES);
        Map<String, Double> expected = new TreeMap<>();
        expected.put("messages_total text in", Double.valueOf(truth[1]));
        expected.put("messages_total text out", Double.valueOf(truth[3]));
        expected.put("messages_total ping out", Double.valueOf(pings));
        expected.put("messages_total pong in", Double.valueOf(pings));
        expected.put("bytes_total in", Double.valueOf(truth[2]));
        expected.put("bytes_total out", Double.valueOf(truth[4]));
        expected.put("closes_total 1012", 1.0);
        expected.put("closes_total 4000", 1.0);
        expected.put("closes_total 1005", 1.0);
        expected.put("reconnections_total server", 1.0);
        expected.put("reconnections_total application", 1.0);
        expected.put("connection_errors_total connect", 1.0);
        expected.put("handler_seconds_count", (double) MESSAGES);
        return expected;
    }

    private static Map<String, Double> shown(Scrape scrape) {
        Map<String, Double> shown = new TreeMap<>();
        scrape.samples().forEach((key, value) -> {
            String name = key.replace("tbot_exchange_websocket_", "")
                    .replaceAll("[{,]exchange=\"127.0.0.1\",?", " ")
                    .replaceAll("(message_type|direction|code|reason|error_type)=|[\"}]", "")
                    .replace(',', ' ')
                    .trim();
            if (name.matches("(messages|bytes|closes|reconnections|connection_errors)_total .*|handler_seconds_count")
                    && key.startsWith("tbot_exchange_websocket_")
                    && value != 0) {
                shown.put(name, value);
            }
        });
        return shown;
    }
}
