package io.tbot.engine.expose;

import com.grack.nanojson.JsonWriter;
import io.tbot.engine.event.BotEvent;
import io.tbot.engine.event.EventType;
import io.tbot.engine.event.Events;
import io.tbot.engine.event.Listener;
import io.tbot.engine.expose.http.EventStream;
import io.tbot.engine.expose.http.Handler;
import io.tbot.engine.expose.http.Request;
import io.tbot.engine.expose.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/events}: what happens, as it happens, as server-sent events in the form {@code bot_event_v1}. Query:
 * {@code type} (some of alert, error, performance, metric, with commas; all without it), {@code metric} (with or
 * without {@code tbot_}, with commas). Header {@code Last-Event-ID}, or {@code last_event_id} in the query: what came
 * after that is sent again; where some of it is forgotten, an event {@code missed} says so first.
 */
final class EventsApi implements Handler {
    static final String PATH = "/api/v1/events";
    static final String SCHEMA_PATH = PATH + "/schema";

    private static final String SCHEMA = "/io/tbot/engine/event/bot_event_v1.schema.json";
    private static final int MAX_METRICS = 64;

    /** Told where nobody says which. */
    private static final Set<String> METRICS = Set.of(
            "tbot_orders_total",
            "tbot_order_rejects_total",
            "tbot_order_unknown_outcomes_total",
            "tbot_order_ack_seconds",
            "tbot_market_data_ticks_total",
            "tbot_exchange_rate_limit_used_ratio",
            "tbot_alerts_active");

    private final Events events;

    EventsApi(Events events) {
        this.events = events;
    }

    @Override
    public Response handle(Request request) {
        String asked = request.parameter("type");
        Set<EventType> types = EnumSet.allOf(EventType.class);
        if (asked != null) {
            types.clear();
            for (String word : asked.split(",", -1)) {
                EventType type = EventType.of(word);
                if (type == null) {
                    return Json.problem(400, "type '" + word + "' is none of alert, error, performance, metric");
                }
                types.add(type);
            }
        }
        Set<String> metrics = metrics(request.parameter("metric"));
        if (metrics.size() > MAX_METRICS) {
            return Json.problem(400, "more than " + MAX_METRICS + " metrics");
        }
        String header = request.header("last-event-id");
        String lastId = header == null ? request.parameter("last_event_id") : header;
        return Response.events(stream -> events.listen(new Listener(types, metrics, new Sink(stream)), lastId));
    }

    private static Set<String> metrics(@Nullable String asked) {
        if (asked == null) {
            return METRICS;
        }
        Set<String> names = new LinkedHashSet<>();
        for (String name : asked.split(",", -1)) {
            names.add(name);
            names.add("tbot_" + name);
        }
        return names;
    }

    /** {@code /api/v1/events/schema}. */
    static Response schema() throws IOException {
        try (InputStream in = EventsApi.class.getResourceAsStream(SCHEMA)) {
            return in == null
                    ? Json.problem(500, "the schema is missing from the agent's jar")
                    : Response.of(200, "application/schema+json", in.readAllBytes());
        }
    }

    /** One connection. */
    private record Sink(EventStream stream) implements Listener.Sink {
        @Override
        public boolean take(BotEvent event) {
            return stream.send(event.type().word(), event.id(), event.json());
        }

        @Override
        public boolean isOpen() {
            return stream.isOpen();
        }

        @Override
        public void missed(String afterId) {
            stream.send(
                    "missed",
                    JsonWriter.string().object().value("after", afterId).end().done());
        }
    }
}
