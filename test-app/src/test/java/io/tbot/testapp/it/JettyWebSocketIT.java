package io.tbot.testapp.it;

import io.tbot.testapp.it.apps.JettyStreamBot;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the agent counts of Jetty's WebSocket client equals what the bot did with it. */
@Together
class JettyWebSocketIT {
    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("io.tbot.testapp.it.LibraryLine#jettyWebSocket")
    void countsEveryMessageOnce(Path home, String line) throws Exception {
        expected().areThoseOf(jvm(home, line));
    }

    @LastJdk
    void countsTheSameInTheOpenTelemetryAgent(Path home) throws Exception {
        expected().areThoseInTheStockAgentOf(jvm(home, "jetty-12"));
    }

    private static ChildJvm jvm(Path home, String line) throws Exception {
        return LibraryCounts.jvm(home).libraries(LibraryLine.of(line)).main(JettyStreamBot.class);
    }

    private static LibraryCounts expected() {
        return LibraryCounts.exchange()
                .sample("websocket_connections{exchange=\"127.0.0.1\"}", 1)
                .messages("text", "in", 102)
                .messages("text", "out", 103)
                .messages("binary", "in", 50)
                .messages("binary", "out", 50)
                .messages("ping", "out", 1)
                .messages("pong", "in", 1)
                .sample("websocket_bytes_total{exchange=\"127.0.0.1\",direction=\"in\"}", 1023)
                .sample("websocket_bytes_total{exchange=\"127.0.0.1\",direction=\"out\"}", 1026)
                .sample("websocket_handler_seconds_count{exchange=\"127.0.0.1\"}", 152)
                .sample("websocket_heartbeat_latency_seconds_count{exchange=\"127.0.0.1\"}", 1)
                .sample("websocket_closes_total{exchange=\"127.0.0.1\",code=\"1000\"}", 1)
                .sample("websocket_closes_total{exchange=\"127.0.0.1\",code=\"1008\"}", 1)
                .sample("websocket_reconnections_total{exchange=\"127.0.0.1\",reason=\"normal\"}", 1)
                .sample("websocket_connection_errors_total{exchange=\"127.0.0.1\",error_type=\"other\"}", 1)
                .sample("websocket_connection_errors_total{exchange=\"127.0.0.1\",error_type=\"connect\"}", 1);
    }
}
