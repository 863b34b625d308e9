package io.tbot.engine.expose;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.expose.http.Handler;
import io.tbot.engine.expose.http.Request;
import io.tbot.engine.expose.http.Response;
import java.util.Map;
import java.util.function.Supplier;

/**
 * {@code /health} and {@code /api/v1/health}: 200 whenever the agent answers, its state in the body; 503 only where
 * asked for by {@code strict=1}.
 */
final class HealthApi implements Handler {
    private final String name;
    private final String version;
    private final long startNanos;
    private final Supplier<Map<String, String>> troubles;

    HealthApi(String name, String version, long startNanos, Supplier<Map<String, String>> troubles) {
        this.name = name;
        this.version = version;
        this.startNanos = startNanos;
        this.troubles = troubles;
    }

    @Override
    public Response handle(Request request) {
        Map<String, String> troubles = this.troubles.get();
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
        return Response.json(
                strict && !troubles.isEmpty() ? 503 : 200, json.end().end().done());
    }
}
