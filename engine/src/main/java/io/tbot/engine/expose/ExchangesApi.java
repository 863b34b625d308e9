package io.tbot.engine.expose;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.connectivity.Connectivity;
import io.tbot.engine.connectivity.ExchangeReport;
import io.tbot.engine.expose.http.Handler;
import io.tbot.engine.expose.http.Request;
import io.tbot.engine.expose.http.Response;

/** {@code /api/v1/exchanges}: each venue's health and why, calls, limits, connections and clock. */
final class ExchangesApi implements Handler {
    private final Connectivity connectivity;

    ExchangesApi(Connectivity connectivity) {
        this.connectivity = connectivity;
    }

    @Override
    public Response handle(Request request) {
        JsonStringWriter json = JsonWriter.string().object().array("exchanges");
        for (ExchangeReport report : connectivity.report()) {
            json.value(report.tree());
        }
        return Response.json(200, json.end().end().done());
    }
}
