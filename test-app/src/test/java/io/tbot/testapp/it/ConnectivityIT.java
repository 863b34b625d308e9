package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tbot.testapp.it.apps.LimitedBot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Limits, refusals, storms, clock and health of a venue are what the venue sent and did, whatever client asked. */
class ConnectivityIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String CONFIGURATION = """
            exchanges:
              - {host: 127.0.0.1, name: weighing, limits: {request_weight_1m: 6000}, health: {storm: 4, storm_window: 5m}}
              - {host: localhost, name: counting}
            """;

    @EveryJdk
    void showsWhatTheVenueSent(Path home) throws Exception {
        showsWhatTheVenueSent(home, Host.STANDALONE);
    }

    @Test
    void showsTheSameUnderTheOpenTelemetryAgent() throws Exception {
        showsWhatTheVenueSent(Path.of(System.getProperty("java.home")), Host.OPEN_TELEMETRY);
    }

    private static void showsWhatTheVenueSent(Path home, Host host) throws Exception {
        try (RunningJvm bot = ChildJvm.of(home)
                .main(LimitedBot.class)
                .configuration(CONFIGURATION)
                .start(host)) {
            String address = bot.awaitAddress(PATIENCE);
            bot.awaitOut("ready false", PATIENCE);
            Scrape metrics = Scrape.of(address, "/metrics");
            Scrape exchanges = Scrape.of(address, "/api/v1/exchanges");
            bot.release();
            bot.join(PATIENCE);

            Map<String, Double> shown = shown(metrics);
            assertThat(exact(shown)).containsExactlyInAnyOrderEntriesOf(expected());
            assertThat(shown.get("rate_limit_reset_seconds{exchange=\"counting\",limit_type=\"requests\"}"))
                    .isBetween(560.0, 601.0);
            assertThat(shown.get("retry_after_seconds{exchange=\"weighing\"}")).isBetween(90.0, 120.0);
            assertThat(shown.get("websocket_silent_seconds{exchange=\"weighing\"}"))
                    .isBetween(0.0, 30.0);
            for (String exchange : new String[] {"weighing", "counting"}) {
                double error = shown.get("clock_offset_error_seconds{exchange=\"" + exchange + "\"}");
                assertThat(error).isBetween(0.0, 0.9);
                assertThat(shown.get("clock_offset_seconds{exchange=\"" + exchange + "\"}"))
                        .isCloseTo(7.25, within(error));
            }
            assertThat(exchanges.body())
                    .contains(
                            "\"exchange\":\"weighing\"", "to be left alone for", "\"request_weight_1m\"", "\"storm\"");
            assertThat(metrics.body() + exchanges.body()).doesNotContain("planted", "session=");
        }
    }

    private static Map<String, Double> expected() {
        Map<String, Double> expected = new TreeMap<>();
        String weight = "{exchange=\"weighing\",limit_type=\"request_weight_1m\"}";
        expected.put("rate_limit_used" + weight, 165.0);
        expected.put("rate_limit_limit" + weight, 6000.0);
        expected.put("rate_limit_remaining" + weight, 5835.0);
        expected.put("rate_limit_used_ratio" + weight, 165 / 6000.0);
        expected.put("rate_limit_used{exchange=\"weighing\",limit_type=\"orders_1d\"}", 7.0);
        String requests = "{exchange=\"counting\",limit_type=\"requests\"}";
        expected.put("rate_limit_used" + requests, 51.0);
        expected.put("rate_limit_limit" + requests, 200.0);
        expected.put("rate_limit_remaining" + requests, 149.0);
        expected.put("rate_limit_used_ratio" + requests, 51 / 200.0);
        expected.put("rate_limit_violations_total" + refusal("/limited", "429"), 1.0);
        expected.put("rate_limit_violations_total" + refusal("/banned", "418"), 1.0);
        expected.put("websocket_recent_connects{exchange=\"weighing\"}", 7.0);
        expected.put("websocket_storms_total{exchange=\"weighing\"}", 1.0);
        expected.put("websocket_storm{exchange=\"weighing\"}", 1.0);
        expected.put("websocket_reconnections_total{exchange=\"weighing\",reason=\"abnormal\"}", 6.0);
        expected.put("websocket_connections{exchange=\"weighing\"}", 1.0);
        expected.put("health_score{exchange=\"weighing\"}", 0.0);
        expected.put("health_score{exchange=\"counting\"}", 1.0);
        return expected;
    }

    private static String refusal(String path, String code) {
        return "{exchange=\"weighing\",endpoint=\"GET " + path + "\",code=\"" + code + "\"}";
    }

    private static Map<String, Double> shown(Scrape metrics) {
        Map<String, Double> shown = new TreeMap<>();
        metrics.samples().forEach((name, value) -> {
            if (name.startsWith("tbot_exchange_")) {
                shown.put(name.substring("tbot_exchange_".length()).replace(",}", "}"), value);
            }
        });
        return shown;
    }

    /** What does not depend on the moment; the calls and messages themselves are the other tests' matter. */
    private static Map<String, Double> exact(Map<String, Double> shown) {
        Map<String, Double> exact = new TreeMap<>(shown);
        exact.keySet()
                .removeIf(
                        name -> name.matches("api_.*|errors_.*|clock_.*|retry_.*|.*(silent|reset|exhaustion)_seconds.*"
                                + "|websocket_(messages|bytes|closes|handler|last|connection_errors|heartbeat).*"));
        return exact;
    }
}
