package io.tbot.testapp.it;

import io.tbot.testapp.it.apps.OkHttpBot;
import io.tbot.testapp.it.apps.OkHttpStreamBot;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the agent counts of OkHttp, in each of its lines, equals what the bot did with it. */
@Together
class OkHttpIT {
    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("io.tbot.testapp.it.LibraryLine#okHttp")
    void countsEveryCallOnceWaitedForOrInTheBackground(Path home, String line) throws Exception {
        calls().areThoseOf(jvm(home, line).main(OkHttpBot.class));
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("io.tbot.testapp.it.LibraryLine#okHttp")
    void countsEveryMessageOnceAndNoOpeningAsACall(Path home, String line) throws Exception {
        messages().areThoseOf(jvm(home, line).main(OkHttpStreamBot.class));
    }

    @LastJdk
    void countsTheSameInTheOpenTelemetryAgent(Path home) throws Exception {
        calls().areThoseInTheStockAgentOf(jvm(home, "okhttp-4").main(OkHttpBot.class));
        messages().areThoseInTheStockAgentOf(jvm(home, "okhttp-4").main(OkHttpStreamBot.class));
    }

    @EveryJdk
    void leavesAloneWhatIsSwitchedOff(Path home) throws Exception {
        LibraryCounts.exchange()
                .areThoseOf(jvm(home, "okhttp-5")
                        .jvm("-Dtbot.instrumentation.okhttp.enabled=false")
                        .main(OkHttpBot.class));
    }

    private static ChildJvm jvm(Path home, String line) throws Exception {
        return LibraryCounts.jvm(home).libraries(LibraryLine.of(line));
    }

    private static LibraryCounts calls() {
        return LibraryCounts.exchange()
                .requests("POST /v1/orders/{id}", "200", 12)
                .requests("GET /missing", "404", 3)
                .requests("GET /sync", "200", 5)
                .requests("GET /async", "200", 20)
                .requests("GET /down", "error", 2)
                .requests("GET /silent", "error", 1)
                .sample("errors_total{exchange=\"127.0.0.1\",error_type=\"http_4xx\"}", 3)
                .sample("errors_total{exchange=\"127.0.0.1\",error_type=\"connect\"}", 2)
                .sample("errors_total{exchange=\"127.0.0.1\",error_type=\"timeout\"}", 1);
    }

    private static LibraryCounts messages() {
        return LibraryCounts.exchange()
                .sample("websocket_connections{exchange=\"127.0.0.1\"}", 1)
                .messages("text", "in", 100)
                .messages("text", "out", 100)
                .messages("binary", "in", 50)
                .messages("binary", "out", 50)
                .messages("ping", "out", 1)
                .messages("pong", "in", 1)
                .sample("websocket_bytes_total{exchange=\"127.0.0.1\",direction=\"in\"}", 1000)
                .sample("websocket_bytes_total{exchange=\"127.0.0.1\",direction=\"out\"}", 1000)
                .sample("websocket_handler_seconds_count{exchange=\"127.0.0.1\"}", 150)
                .sample("websocket_heartbeat_latency_seconds_count{exchange=\"127.0.0.1\"}", 1)
                .sample("websocket_closes_total{exchange=\"127.0.0.1\",code=\"1000\"}", 1)
                .sample("websocket_closes_total{exchange=\"127.0.0.1\",code=\"1001\"}", 1)
                .sample("websocket_reconnections_total{exchange=\"127.0.0.1\",reason=\"normal\"}", 1)
                .sample("websocket_connection_errors_total{exchange=\"127.0.0.1\",error_type=\"connect\"}", 1)
                .sample("websocket_connection_errors_total{exchange=\"127.0.0.1\",error_type=\"handshake\"}", 1);
    }
}
