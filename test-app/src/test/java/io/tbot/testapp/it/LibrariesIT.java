package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.DatabaseBot;
import io.tbot.testapp.it.apps.HttpBot;
import io.tbot.testapp.it.apps.OwnSendsBot;
import io.tbot.testapp.it.apps.StreamBot;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the agent counts of database drivers, HTTP clients and WebSocket clients equals what the bot did with them. */
class LibrariesIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Duration SETTLED = Duration.ofSeconds(5);

    @EveryJdk
    void countsEveryStatementOnceWhateverDriverAndPool(Path home) throws Exception {
        String postgres = System.getProperty("tbot.it.postgres", "");
        String[] arguments = postgres.isEmpty() ? new String[0] : new String[] {postgres};

        Map<String, Double> expected = new TreeMap<>();
        for (String database :
                postgres.isEmpty() ? new String[] {"h2", "sqlite"} : new String[] {"h2", "sqlite", "postgresql"}) {
            expected.put(query(database, "drop", "orders"), 1.0);
            expected.put(query(database, "create", "orders"), 1.0);
            expected.put(query(database, "insert", "orders"), 12.0);
            expected.put(query(database, "select", "orders"), 3.0);
            expected.put("errors_total{database=\"" + database + "\",error_type=\"23_integrity_constraint\"}", 1.0);
            String labels = "{database=\"" + database + "\",operation=\"insert\",table=\"orders\"}";
            expected.put("batches_total" + labels, 1.0);
            expected.put("batched_statements_total" + labels, 5.0);
        }
        expected.put(query("h2", "create", "fills"), 7.0);
        expected.put(query("h2", "insert", "fills"), 7.0);
        expected.put("connection_acquire_seconds_count{pool=\"bot-pool\"}", 7.0);
        expected.put("connections_active{database=\"h2\",pool=\"bot-pool\"}", 0.0);
        expected.put("connections_pending{database=\"h2\",pool=\"bot-pool\"}", 0.0);
        expected.put("connections_max{database=\"h2\",pool=\"bot-pool\"}", 3.0);
        String drivers = ".*\"pragma\".*|connections_idle.*";
        assertCounted(jvm(home).main(DatabaseBot.class, arguments), "tbot_database_", drivers, expected);
    }

    @EveryJdk
    void countsEveryHttpExchangeOnceSyncOrAsync(Path home) throws Exception {
        Map<String, Double> expected = new TreeMap<>();
        expect(expected, "POST /v1/orders/{id}", "200", 12);
        expect(expected, "GET /missing", "404", 3);
        expect(expected, "GET /sync", "200", 5);
        expect(expected, "GET /async", "200", 20);
        expect(expected, "GET /down", "error", 2);
        expected.put("errors_total{exchange=\"127.0.0.1\",error_type=\"http_4xx\"}", 3.0);
        expected.put("errors_total{exchange=\"127.0.0.1\",error_type=\"connect\"}", 2.0);
        assertCounted(jvm(home).main(HttpBot.class), "tbot_exchange_", "", expected);
    }

    @EveryJdk
    void countsEveryMessageOnceWhateverTheListener(Path home) throws Exception {
        Map<String, Double> expected = new TreeMap<>();
        expected.put("websocket_connections{exchange=\"127.0.0.1\"}", 2.0);
        expected.put(messages("text", "in"), 100.0);
        expected.put(messages("text", "out"), 100.0);
        expected.put(messages("binary", "in"), 50.0);
        expected.put(messages("binary", "out"), 50.0);
        expected.put(messages("ping", "out"), 2.0);
        expected.put(messages("pong", "in"), 2.0);
        expected.put("websocket_bytes_total{exchange=\"127.0.0.1\",direction=\"in\"}", 1006.0);
        expected.put("websocket_bytes_total{exchange=\"127.0.0.1\",direction=\"out\"}", 1006.0);
        expected.put("websocket_handler_seconds_count{exchange=\"127.0.0.1\"}", 150.0);
        expected.put("websocket_heartbeat_latency_seconds_count{exchange=\"127.0.0.1\"}", 2.0);
        expected.put("websocket_closes_total{exchange=\"127.0.0.1\",code=\"1000\"}", 1.0);
        expected.put("websocket_connection_errors_total{exchange=\"127.0.0.1\",error_type=\"connect\"}", 1.0);
        assertCounted(
                jvm(home).main(StreamBot.class),
                "tbot_exchange_",
                "websocket_last_message_timestamp_seconds.*",
                expected);
    }

    @EveryJdk
    void showsNothingOfWhatTheAgentSendsItself(Path home) throws Exception {
        Map<String, Double> expected = new TreeMap<>();
        expect(expected, "GET /by-the-bot", "200", 1);
        assertCounted(jvm(home).main(OwnSendsBot.class), "tbot_exchange_", "", expected);
    }

    @Test
    void leavesAloneWhatIsSwitchedOff() throws Exception {
        ChildJvm jvm = jvm(Path.of(System.getProperty("java.home")))
                .jvm("-Dtbot.instrumentation.http-url-connection.enabled=false")
                .main(HttpBot.class);

        Map<String, Double> expected = new TreeMap<>();
        expect(expected, "GET /sync", "200", 5);
        expect(expected, "GET /async", "200", 20);
        expect(expected, "GET /down", "error", 1);
        expected.put("errors_total{exchange=\"127.0.0.1\",error_type=\"connect\"}", 1.0);
        assertCounted(jvm, "tbot_exchange_", "", expected);
    }

    private static ChildJvm jvm(Path home) throws Exception {
        return ChildJvm.of(home).libraries(libraries()).jvm("-Dsun.net.httpserver.nodelay=true");
    }

    /** Scrapes until the last hook has returned, which is a moment after the bot saw its effect. */
    private static void assertCounted(ChildJvm jvm, String prefix, String ignored, Map<String, Double> expected)
            throws Exception {
        try (RunningJvm running = jvm.startWithAgent()) {
            running.awaitOut("ready", DEADLINE);
            String line = running.awaitErr("tbot-agent: listening on .*", DEADLINE);
            URI metrics = URI.create(line.substring(line.indexOf("http")) + "metrics");
            long endNanos = System.nanoTime() + SETTLED.toNanos();
            Map<String, Double> counted = scrape(metrics, prefix, ignored);
            while (!counted.equals(expected) && System.nanoTime() < endNanos) {
                counted = scrape(metrics, prefix, ignored);
            }
            assertThat(counted).as(running.soFar()::toString).isEqualTo(expected);
            running.release();
            assertThat(running.join(DEADLINE).succeeded().errBesidesContract())
                    .filteredOn(warning -> !warning.isEmpty() && !warning.startsWith("WARNING: "))
                    .isEmpty();
        }
    }

    private static Map<String, Double> scrape(URI metrics, String prefix, String ignored) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(metrics).build();
        String page = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        Map<String, Double> counts = counts(page, prefix);
        counts.keySet().removeIf(key -> key.matches(ignored));
        return counts;
    }

    /** The samples of the families, without buckets, sums and window quantiles. */
    private static Map<String, Double> counts(String page, String prefix) {
        Map<String, Double> counts = new TreeMap<>();
        for (String line : page.split("\n", -1)) {
            int value = line.lastIndexOf(' ');
            if (line.startsWith(prefix) && !line.matches("[a-z_]+(_bucket|_sum|_window_seconds)\\{.*")) {
                String name = line.substring(prefix.length(), value).replace(",}", "}");
                counts.put(name, Double.valueOf(line.substring(value + 1)));
            }
        }
        return counts;
    }

    private static void expect(Map<String, Double> expected, String endpoint, String status, int calls) {
        String labels = "exchange=\"127.0.0.1\",endpoint=\"" + endpoint + "\"";
        expected.put("api_requests_total{" + labels + ",status=\"" + status + "\"}", (double) calls);
        expected.put("api_response_time_seconds_count{" + labels + "}", (double) calls);
    }

    private static String query(String database, String operation, String table) {
        return "query_duration_seconds_count{database=\"" + database + "\",operation=\"" + operation + "\",table=\""
                + table + "\"}";
    }

    private static String messages(String type, String direction) {
        return "websocket_messages_total{exchange=\"127.0.0.1\",message_type=\"" + type + "\",direction=\"" + direction
                + "\"}";
    }

    private static Path[] libraries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(".*(h2|sqlite|postgresql|HikariCP|slf4j|Java-WebSocket)[^/]*\\.jar"))
                .map(Path::of)
                .toArray(Path[]::new);
    }
}
