package io.tbot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import io.tbot.engine.config.Options;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The paths of the original module, on a whole engine that nobody has configured. */
class OriginalPathsTest {
    private static final long DEADLINE_NANOS = 30_000_000_000L;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static String address;
    private static String token;

    @BeforeAll
    static void start() throws Exception {
        // not a temporary folder: the engine of this test goes on looking at its configuration
        Path folder = Files.createDirectories(Path.of("target", "original-paths"));
        Path config = Files.writeString(folder.resolve("bot.yaml"), "version: 1\n");
        Path portFile = folder.resolve("port");
        Properties properties = new Properties();
        properties.setProperty("tbot.config", config.toString());
        properties.setProperty("tbot.port", "0");
        properties.setProperty("tbot.port.file", portFile.toString());
        properties.setProperty("tbot.state.dir", folder.resolve("state").toString());
        Engine engine = Objects.requireNonNull(Engine.start(new Options(null, Map.of(), properties)));
        engine.open(new IdleHost());
        address = Files.readString(portFile).strip().replaceAll("/$", "");
        token = Files.readString(folder.resolve("state").resolve("token")).strip();
        long endNanos = System.nanoTime() + DEADLINE_NANOS;
        while (send("GET", "/api/v1/rules").statusCode() != 200 && System.nanoTime() - endNanos < 0) {
            Thread.sleep(50);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/health, 200",
        "GET, /api/v1/status, 200",
        "GET, /api/v1/metrics, 200",
        "GET, /api/v1/metrics/json, 200",
        "GET, /api/v1/performance/stats, 200",
        "GET, /api/v1/performance/memory, 200",
        "GET, /api/v1/performance/database-queries, 200",
        "GET, /api/v1/alerts, 200",
        "GET, /api/v1/alerts/stats, 200",
        "GET, /api/v1/alerts/rules, 200",
        "GET, /api/v1/config, 200",
        "POST, /api/v1/performance/reset-metrics, 200",
        "POST, /api/v1/alerts/rules, 400",
        "POST, /api/v1/alerts/0123/acknowledge?by=ann, 404",
        "POST, /api/v1/config/start-monitoring, 200",
        "POST, /api/v1/config/stop-monitoring, 409",
        "DELETE, /api/v1/alerts/rules/none, 404",
        "POST, /api/v1/reload, 200"
    })
    void areAnswered(String method, String path, int status) throws Exception {
        HttpResponse<String> answer = send(method, path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void f29WithoutAnyConfigurationEveryServiceIsARealOne() throws Exception {
        assertThat(object("/api/v1/rules").getArray("rules")).isNotEmpty();
        assertThat(post("/api/v1/alerts", "{\"name\":\"real\",\"severity\":\"low\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(send("GET", "/api/v1/alerts/history").body()).contains("\"rule\":\"real\"");
        String before = send("GET", "/metrics").body();
        assertThat(before).doesNotContain("tbot_errors_total{");

        assertThat(post("/api/v1/errors", "{\"component\":\"f29\",\"error_type\":\"T\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(send("GET", "/metrics").body())
                .contains("tbot_errors_total{component=\"f29\",error_type=\"T\",severity=\"medium\",} 1.0");
        assertThat(send("GET", "/api/v1/metrics/json?name=tbot_errors").body()).contains("\"value\":1.0");
        assertThat(object("/api/v1/performance/database-queries").getArray("metrics"))
                .as("no query was made, so none is invented")
                .isEmpty();
    }

    @Test
    void theConfigurationIsShownWithoutItsToken() throws Exception {
        String config = send("GET", "/api/v1/config").body();

        assertThat(config).contains("\"token\":\"generated\"").doesNotContain(token);
    }

    @Test
    void reloadSaysThatNothingChanged() throws Exception {
        JsonObject answer =
                JsonParser.object().from(send("POST", "/api/v1/reload").body());

        assertThat(answer.getBoolean("changed")).isFalse();
        assertThat(answer.getBoolean("sound")).isTrue();
    }

    private static JsonObject object(String path) throws Exception {
        return JsonParser.object().from(send("GET", path).body());
    }

    private static HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return CLIENT.send(
                request(path)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return CLIENT.send(
                request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + token);
    }
}
