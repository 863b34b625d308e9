package io.tbot.testapp.it;

import io.tbot.testapp.it.apps.NvStreamBot;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the agent counts of nv-websocket-client equals what the bot did with it. */
@Together
class NvWebSocketIT {
    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("io.tbot.testapp.it.LibraryLine#nvWebSocket")
    void countsEveryMessageOnce(Path home, String line) throws Exception {
        expected().areThoseOf(jvm(home, line));
    }

    @LastJdk
    void countsTheSameInTheOpenTelemetryAgent(Path home) throws Exception {
        expected().areThoseInTheStockAgentOf(jvm(home, "nv-websocket"));
    }

    private static ChildJvm jvm(Path home, String line) throws Exception {
        return LibraryCounts.jvm(home).libraries(LibraryLine.of(line)).main(NvStreamBot.class);
    }

    private static LibraryCounts expected() {
        return LibraryCounts.exchange()
                .sample("websocket_connections{exchange=\"127.0.0.1\"}", 1)
                .messages("text", "in", 100)
                .messages("text", "out", 100)
                .messages("binary", "in", 50)
                .messages("binary", "out", 50)
                .messages("ping", "out", 1)
                .messages("pong", "in", 1)
                .sample("websocket_bytes_total{exchange=\"127.0.0.1\",direction=\"in\"}", 1003)
                .sample("websocket_bytes_total{exchange=\"127.0.0.1\",direction=\"out\"}", 1003)
                .sample("websocket_handler_seconds_count{exchange=\"127.0.0.1\"}", 150)
                .sample("websocket_heartbeat_latency_seconds_count{exchange=\"127.0.0.1\"}", 1)
                .sample("websocket_closes_total{exchange=\"127.0.0.1\",code=\"1000\"}", 1)
                .sample("websocket_connection_errors_total{exchange=\"127.0.0.1\",error_type=\"connect\"}", 1);
    }
}
