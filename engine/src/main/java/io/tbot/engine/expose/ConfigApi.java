package io.tbot.engine.expose;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Listen;
import io.tbot.engine.config.Mistake;
import io.tbot.engine.expose.http.Handler;
import io.tbot.engine.expose.http.Request;
import io.tbot.engine.expose.http.Response;
import java.util.function.Supplier;

/**
 * {@code /api/v1/config}: what is in force, without any secret; {@code /start-monitoring} and {@code /stop-monitoring}
 * answer what the original's did, as far as an agent can.
 */
final class ConfigApi implements Handler {
    static final String PATH = "/api/v1/config";
    static final String START = PATH + "/start-monitoring";
    static final String STOP = PATH + "/stop-monitoring";

    private final Supplier<AgentConfig> config;
    private final String version;

    ConfigApi(Supplier<AgentConfig> config, String version) {
        this.config = config;
        this.version = version;
    }

    @Override
    public Response handle(Request request) {
        return switch (request.path()) {
            case START -> Response.json(200, "{\"monitoring\":true}");
            case STOP ->
                Json.problem(
                        409,
                        "the agent measures as long as the bot runs; to hear nothing of alerts for a while, silence them");
            default -> config(config.get());
        };
    }

    private Response config(AgentConfig now) {
        JsonStringWriter json = JsonWriter.string()
                .object()
                .value("name", now.name())
                .value("version", version)
                .value("file", now.file())
                .value("state_dir", now.stateDir());
        Listen listen = now.listen();
        json.object("listen")
                .value("address", listen.address())
                .value("port", listen.port())
                .value("token", listen.token() == null ? "generated" : "configured")
                .array("hosts", listen.hosts())
                .value("public_url", listen.publicUrl())
                .end();
        json.value("probes", now.probes().size())
                .value("exchanges", now.exchanges().size())
                .array("not_built_yet", now.unbuiltSections())
                .array("mistakes");
        for (Mistake mistake : now.mistakes()) {
            json.value(mistake.toString());
        }
        return Response.json(200, json.end().end().done());
    }
}
