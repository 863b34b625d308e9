package io.tbot.engine.expose;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.alert.AlertEngine;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.ConfigWatch;
import io.tbot.engine.config.Mistake;
import io.tbot.engine.expose.http.Handler;
import io.tbot.engine.expose.http.Request;
import io.tbot.engine.expose.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/reload}: has the configuration file read now, and says what is wrong with it. */
final class ReloadApi implements Handler {
    /** The clock thread looks once a second; weaving takes its time. */
    private static final int WAIT_SECONDS = 10;

    private final Supplier<AgentConfig> config;
    private final ConfigWatch watch;
    private final Supplier<@Nullable AlertEngine> alerts;

    ReloadApi(Supplier<AgentConfig> config, ConfigWatch watch, Supplier<@Nullable AlertEngine> alerts) {
        this.config = config;
        this.watch = watch;
        this.alerts = alerts;
    }

    @Override
    public Response handle(Request request) throws InterruptedException, ExecutionException {
        boolean changed;
        try {
            changed = watch.ask().get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            return Json.problem(504, "not reloaded within " + WAIT_SECONDS + " s; it goes on");
        }
        List<Mistake> mistakes = new ArrayList<>(config.get().mistakes());
        AlertEngine alerts = this.alerts.get();
        if (alerts != null) {
            mistakes.addAll(alerts.mistakes());
        }
        JsonStringWriter json = JsonWriter.string()
                .object()
                .value("changed", changed)
                .value("sound", mistakes.isEmpty())
                .array("mistakes");
        mistakes.forEach(mistake -> json.value(mistake.toString()));
        return Response.json(200, json.end().end().done());
    }
}
