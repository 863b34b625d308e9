package io.tbot.engine.expose;

import io.tbot.engine.alert.AckLinks;
import io.tbot.engine.alert.AlertEngine;
import io.tbot.engine.alert.ReportedErrors;
import io.tbot.engine.expose.http.Handler;
import io.tbot.engine.expose.http.Request;
import io.tbot.engine.expose.http.Response;
import io.tbot.engine.expose.http.Router;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The paths about alerts, and who answers which. One handler for all of them, so that what answers a path is loaded
 * when somebody asks.
 *
 * <p>Errors: an {@link IllegalArgumentException} of an answerer is the caller's mistake, and becomes a 400.
 */
final class AlertRoutes implements Handler {
    private static final List<String> BELOW =
            List.of(AlertsApi.PATH, RulesApi.PATH, DeliveriesApi.PATH, SilencesApi.PATH, ChannelsApi.PATH);

    private static final int TOO_EARLY = 503;

    /** {@code null} until it runs, some seconds after the bot's main began. */
    private final Supplier<@Nullable AlertEngine> engine;

    private final ReportedErrors errors;

    AlertRoutes(Supplier<@Nullable AlertEngine> engine, ReportedErrors errors) {
        this.engine = engine;
        this.errors = errors;
    }

    /** Adds what it answers. */
    void addTo(Router routes) {
        for (String path : BELOW) {
            routes.get(path, this).post(path, this);
            routes.get(path + "/*", this).post(path + "/*", this).delete(path + "/*", this);
        }
        routes.delete(SilencesApi.PATH, this);
        routes.post(ErrorsApi.PATH, this);
        routes.signed(AckLinks.PATH, this);
    }

    @Override
    public Response handle(Request request) throws Exception {
        AlertEngine engine = this.engine.get();
        if (engine == null) {
            return Json.problem(TOO_EARLY, "the alert engine starts some seconds after the bot");
        }
        try {
            return answer(request, engine);
        } catch (IllegalArgumentException wrong) {
            return Json.problem(400, String.valueOf(wrong.getMessage()));
        }
    }

    private Response answer(Request request, AlertEngine engine) throws Exception {
        String path = request.path();
        if (path.startsWith(RulesApi.PATH) || isAt(path, RulesApi.OLD_PATH)) {
            return RulesApi.handle(request, engine);
        }
        if (path.startsWith(DeliveriesApi.PATH)) {
            return DeliveriesApi.handle(request, engine);
        }
        if (path.startsWith(SilencesApi.PATH)) {
            return SilencesApi.handle(request, engine);
        }
        if (path.startsWith(ChannelsApi.PATH)) {
            return ChannelsApi.handle(request, engine);
        }
        if (path.equals(ErrorsApi.PATH)) {
            return ErrorsApi.handle(request, engine, errors);
        }
        if (path.equals(AckLinks.PATH)) {
            return AckPage.handle(request, engine);
        }
        return AlertsApi.handle(request, engine);
    }

    private static boolean isAt(String path, String base) {
        return path.equals(base) || path.startsWith(base + "/");
    }
}
