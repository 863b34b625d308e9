package io.tbot.engine.expose;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import io.tbot.engine.alert.AlertClock;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Severity;
import io.tbot.engine.event.EventSources;
import io.tbot.engine.event.Events;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.trace.SlowOperations;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The stream over a real connection, from an alert of the real engine. */
@Timeout(30)
class EventsApiTest {
    @TempDir
    private Path folder;

    private final Events events = new Events(System.currentTimeMillis());
    private AlertServer server;
    private EventSources sources;

    @BeforeEach
    void start() {
        server = new AlertServer("version: 1\n", folder);
        sources = new EventSources(
                events,
                new SlowOperations(),
                new WallClock(),
                () -> server.engine,
                names -> Collections.emptyEnumeration());
        server.engine.tell(sources::hear);
        server.router.get(EventsApi.PATH, new EventsApi(events));
        server.router.get(EventsApi.SCHEMA_PATH, request -> EventsApi.schema());
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void tellsOfAnAlertAndOfWhatCameSinceToWhoeverComesBack() throws Exception {
        try (Socket listener = listen("?type=alert", "")) {
            BufferedReader reader = reader(listener);
            awaitListener();
            fire("first");

            Map<String, String> first = next(reader);
            JsonObject told = JsonParser.object().from(first.get("data"));
            assertThat(first).containsEntry("event", "alert").containsKey("id");
            assertThat(told.getString("rule_name")).isEqualTo("first");
            assertThat(told.getString("message")).isEqualTo("title of first");
            assertThat(told.getString("data_format")).isEqualTo("bot_event_v1");
            listener.close();
            fire("second");

            try (Socket back = listen("?type=alert", "Last-Event-ID: " + first.get("id") + "\r\n")) {
                JsonObject since = JsonParser.object().from(next(reader(back)).get("data"));
                assertThat(since.getString("rule_name")).isEqualTo("second");
            }
        }
    }

    @Test
    void servesTheSchemaAndRefusesAWrongType() throws Exception {
        assertThat(server.get("/api/v1/events/schema").body()).contains("\"title\": \"bot_event_v1\"");
        assertThat(server.get("/api/v1/events?type=alarm").body())
                .isEqualTo("{\"error\":\"type 'alarm' is none of alert, error, performance, metric\"}");
    }

    private void fire(String name) {
        Map<String, String> annotations = Map.of("title", "title of " + name);
        long untilMillis = System.currentTimeMillis() + 60_000;
        server.engine.book().fire(name, Severity.LOW, Labels.NONE, annotations, untilMillis, AlertClock.now());
        sources.look(System.currentTimeMillis());
    }

    private void awaitListener() throws Exception {
        while (events.listeners() == 0) {
            Thread.sleep(5);
        }
    }

    private Socket listen(String query, String header) throws Exception {
        URI address = URI.create(server.address());
        Socket socket = new Socket(address.getHost(), address.getPort());
        String head = "GET /api/v1/events" + query + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static BufferedReader reader(Socket socket) throws Exception {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The fields of the next event; of the head and comments nothing. */
    private static Map<String, String> next(BufferedReader reader) throws Exception {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            int colon = line.indexOf(": ");
            if (line.isEmpty() && fields.containsKey("data")) {
                return fields;
            } else if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        throw new AssertionError("the stream ended: " + fields);
    }
}
