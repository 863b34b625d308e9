package io.tbot.engine.expose.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a handler answers: a whole body, or an event stream that stays open. */
public final class Response {
    private final int status;
    private final String contentType;
    private final byte[] body;
    private final Map<String, String> headers;
    private final @Nullable Consumer<EventStream> subscriber;

    private Response(
            int status,
            String contentType,
            byte[] body,
            Map<String, String> headers,
            @Nullable Consumer<EventStream> subscriber) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.headers = headers;
        this.subscriber = subscriber;
    }

    /** A response with these bytes, which are not copied. */
    public static Response of(int status, String contentType, byte[] body) {
        return new Response(status, contentType, body, Map.of(), null);
    }

    public static Response text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    public static Response json(int status, String json) {
        return of(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * An event stream. The subscriber gets it once it is open, on the connection's thread, and returns; from then on
     * any thread may send.
     */
    public static Response events(Consumer<EventStream> subscriber) {
        return new Response(200, "text/event-stream", new byte[0], Map.of(), subscriber);
    }

    /** The same with one more header field. */
    public Response with(String name, String value) {
        requireField(name);
        requireField(value);
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Response(status, contentType, body, more, subscriber);
    }

    public int status() {
        return status;
    }

    public String contentType() {
        return contentType;
    }

    /** The body, not a copy. */
    public byte[] body() {
        return body;
    }

    public Map<String, String> headers() {
        return headers;
    }

    @Nullable
    Consumer<EventStream> subscriber() {
        return subscriber;
    }

    private static void requireField(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c >= 0x7f) {
                throw new IllegalArgumentException(
                        "header field '" + text.substring(0, i) + "' holds a control character");
            }
        }
    }
}
