package io.tbot.engine.expose;

import com.grack.nanojson.JsonWriter;
import io.tbot.engine.expose.http.Request;
import io.tbot.engine.expose.http.Response;

/** What the JSON handlers share: the shape of an error, the filter by metric name. */
final class Json {
    private Json() {}

    /** {@code {"error": …}}. */
    static Response problem(int status, String text) {
        return Response.json(
                status, JsonWriter.string().object().value("error", text).end().done());
    }

    /** What the path would answer to another method. */
    static Response wrongMethod(String allowed) {
        return problem(405, "method is not one of " + allowed).with("Allow", allowed);
    }

    /** Whether the query names this metric, with or without {@code tbot_}, or names none. */
    static boolean wanted(Request request, String parameter, String metric) {
        String asked = request.parameter(parameter);
        return asked == null || metric.equals(asked) || metric.equals("tbot_" + asked);
    }
}
