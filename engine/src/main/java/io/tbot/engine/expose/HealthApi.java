package io.tbot.engine.expose;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.expose.http.Handler;
import io.tbot.engine.expose.http.Request;
import io.tbot.engine.expose.http.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * {@code /health}, {@code /api/v1/status} and {@code /api/v1/health}: 200 whenever the agent answers, its state in the
 * body; 503 only where asked for by {@code strict=1}.
 */
final class HealthApi implements Handler {
    private final String name;
    private final String version;
    private final long startNanos;
    private final Supplier<Map<String, String>> troubles;
    private final List<Part> parts = new CopyOnWriteArrayList<>();

    /** A part of the agent that knows how it is. Threads: any; must not wait. */
    interface Part {
        /** What is wrong, by what it is about. */
        Map<String, String> troubles();

        /** Writes how it is, under a name of its own. */
        void write(JsonStringWriter json);
    }

    HealthApi(String name, String version, long startNanos, Supplier<Map<String, String>> troubles) {
        this.name = name;
        this.version = version;
        this.startNanos = startNanos;
        this.troubles = troubles;
    }

    void add(Part part) {
        parts.add(part);
    }

    @Override
    public Response handle(Request request) {
        Map<String, String> troubles = new LinkedHashMap<>(this.troubles.get());
        parts.forEach(part -> troubles.putAll(part.troubles()));
        boolean strict = request.path().startsWith("/api/") && "1".equals(request.parameter("strict"));
        JsonStringWriter json = JsonWriter.string().object();
        json.value("status", troubles.isEmpty() ? "ok" : "degraded")
                .value("name", name)
                .value("version", version);
        json.value("uptime_seconds", (System.nanoTime() - startNanos) / 1_000_000_000L)
                .object("troubles");
        for (Map.Entry<String, String> trouble : troubles.entrySet()) {
            json.value(trouble.getKey(), trouble.getValue());
        }
        json.end().object("parts");
        parts.forEach(part -> part.write(json));
        return Response.json(
                strict && !troubles.isEmpty() ? 503 : 200, json.end().end().done());
    }
}
