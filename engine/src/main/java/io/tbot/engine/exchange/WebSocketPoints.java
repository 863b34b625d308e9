package io.tbot.engine.exchange;

import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.measure.Source;
import java.util.List;
import java.util.Map;

/** What is measured of WebSocket connections, and under which names it is exposed. Threads: made at set-up. */
final class WebSocketPoints {
    private static final String EXCHANGE = "exchange";
    private static final String PREFIX = "tbot_exchange_websocket_";

    private final Measure measure;
    private final Families families;

    final int handler;
    final int message;
    final int bytes;
    final int heartbeat;
    final int close;
    final int error;
    final int reconnection;
    final int backpressure;
    final int connections;

    WebSocketPoints(Measure measure, Families families) {
        this.measure = measure;
        this.families = families;
        handler = handler();
        message = counter("messages_total", "Messages, by type and direction.", "message_type", "direction");
        bytes = counter("bytes_total", "Payload bytes, by direction.", "direction");
        close = counter("closes_total", "Connections that ended, by close code.", "code");
        error = counter("connection_errors_total", "Failures to connect and of connections.", "error_type");
        reconnection = counter("reconnections_total", "Connections that replaced one that ended.", "reason");
        backpressure = counter("backpressure_events_total", "Messages that waited for the one before.", "severity");
        heartbeat = heartbeat();
        Point up = measure.point("websocket.connections", Guard.NONE, List.of(EXCHANGE));
        families.gauge(PREFIX + "connections", "Connections that are up.", up, Source.GAUGE, Map.of(), EXCHANGE);
        connections = measure.site(up, "websocket connections", new String[1]);
    }

    private int handler() {
        Point point = measure.point("websocket.handler", Guard.WEBSOCKET, List.of(EXCHANGE));
        families.histogram(
                PREFIX + "handler_seconds",
                "How long the bot's handler kept the connection busy, by message.",
                point,
                Map.of(),
                EXCHANGE);
        families.gauge(
                PREFIX + "last_message_timestamp_seconds",
                "When the last message came.",
                point,
                Source.LAST_TIME,
                Map.of(),
                EXCHANGE);
        return measure.site(point, "websocket handler", new String[1]);
    }

    private int heartbeat() {
        Point point = measure.point("websocket.heartbeat", Guard.NONE, List.of(EXCHANGE));
        families.histogram(PREFIX + "heartbeat_latency_seconds", "From ping to pong.", point, Map.of(), EXCHANGE);
        return measure.site(point, "websocket heartbeat", new String[1]);
    }

    private int counter(String name, String help, String... labels) {
        List<String> slots = new java.util.ArrayList<>(List.of(EXCHANGE));
        slots.addAll(List.of(labels));
        Point point = measure.point("websocket." + name, Guard.NONE, slots);
        families.counter(PREFIX + name, help, point, Source.CALLS, Map.of(), slots.toArray(new String[0]));
        return measure.site(point, "websocket " + name, new String[slots.size()]);
    }
}
