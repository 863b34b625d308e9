package io.tbot.engine.expose.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventStreamTest {
    private static final String GET = "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private final BlockingQueue<EventStream> streams = new LinkedBlockingQueue<>();

    @Test
    void carriesEventsUntilItIsClosed() throws Exception {
        try (TestServer server = start();
                Socket socket = server.send(GET)) {
            EventStream stream = streams.take();

            stream.send("alert", "{\"a\":\n1}");
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            List<String> lines = new ArrayList<>();
            for (String line = reader.readLine(); !line.equals("data: 1}"); line = reader.readLine()) {
                lines.add(line);
            }
            stream.close();

            assertThat(lines).contains("Content-Type: text/event-stream").endsWith("event: alert", "data: {\"a\":");
            assertThat(reader.readLine()).isEmpty();
            assertThat(reader.readLine()).isNull();
            assertThat(stream.send("late", "x")).isFalse();
        }
    }

    @Test
    void dropsAndCountsAClientThatDoesNotRead() throws Exception {
        try (TestServer server = start();
                Socket socket = server.send(GET)) {
            EventStream stream = streams.take();
            String data = "x".repeat(64 * 1024);

            int sent = 0;
            while (stream.send("tick", data) && sent < 100_000) {
                sent++;
            }

            assertThat(stream.isOpen()).isFalse();
            assertThat(server.rejected(Rejection.EVENTS_SLOW)).isEqualTo(1);
            assertThat(socket.isClosed()).isFalse();
        }
    }

    @Test
    void leavesConnectionsForOthersWhenManyStreamsAreOpen() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try (TestServer server = start()) {
            for (int i = 0; i < Limits.STANDARD.streams(); i++) {
                sockets.add(server.send(GET));
                streams.take();
            }

            assertThat(server.exchange(GET)).startsWith("HTTP/1.1 503");
            assertThat(server.get("/metrics")).startsWith("HTTP/1.1 200");
            assertThat(server.rejected(Rejection.EVENTS_FULL)).isEqualTo(1);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private TestServer start() throws IOException {
        TestServer server = new TestServer();
        server.router.get("/events", r -> Response.events(streams::add));
        return server;
    }
}
