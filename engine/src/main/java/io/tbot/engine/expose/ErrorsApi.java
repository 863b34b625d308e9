package io.tbot.engine.expose;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.alert.AlertClock;
import io.tbot.engine.alert.AlertEngine;
import io.tbot.engine.alert.ReportedErrors;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Severity;
import io.tbot.engine.expose.http.Request;
import io.tbot.engine.expose.http.Response;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/v1/errors}: one error, or a list of them ({@code [...]} or {@code {"events": [...]}}). Each is one
 * alert and one more of {@code tbot_errors_total}; of a list each falls out alone.
 */
final class ErrorsApi {
    static final String PATH = "/api/v1/errors";

    private static final int MAX_EVENTS = 100;
    private static final int MAX_WORD = 128;
    private static final int MAX_CONTEXT = 20;

    private ErrorsApi() {}

    static Response handle(Request request, AlertEngine engine, ReportedErrors errors) {
        String text = new String(request.body(), StandardCharsets.UTF_8).strip();
        JsonArray events =
                text.startsWith("[") ? array(text) : Fields.of(request).array("events");
        if (events != null) {
            return batch(request, events, engine, errors);
        }
        Moment now = AlertClock.now();
        ReportedErrors.Event event = event(Fields.of(request), errors, now.millis());
        Alert alert = errors.report(event, engine, now);
        if (alert == null) {
            return Json.problem(503, "there are too many alerts already; the error is counted");
        }
        JsonStringWriter json = JsonWriter.string()
                .object()
                .value("id", event.correlationId())
                .value("error_id", event.id())
                .value("rule", event.rule())
                .value("fingerprint", alert.fingerprint());
        return Response.json(201, json.end().done());
    }

    private static JsonArray array(String text) {
        try {
            return JsonParser.array().from(text);
        } catch (JsonParserException wrong) {
            throw new IllegalArgumentException("the body is no JSON array: " + wrong.getMessage(), wrong);
        }
    }

    private static Response batch(Request request, JsonArray events, AlertEngine engine, ReportedErrors errors) {
        if (events.isEmpty() || events.size() > MAX_EVENTS) {
            return Json.problem(400, events.size() + " events are not 1.." + MAX_EVENTS);
        }
        JsonStringWriter json = JsonWriter.string().object().array("ids");
        int failed = 0;
        for (Object each : events) {
            String problem = null;
            Moment now = AlertClock.now();
            try {
                ReportedErrors.Event event = event(fields(request, each), errors, now.millis());
                problem = errors.report(event, engine, now) == null ? "there are too many alerts already" : null;
                json.value(problem == null ? event.correlationId() : "error_" + problem);
            } catch (IllegalArgumentException wrong) {
                problem = String.valueOf(wrong.getMessage());
                json.value("error_" + problem);
            }
            failed += problem == null ? 0 : 1;
        }
        json.end().value("accepted", events.size() - failed).value("failed", failed);
        return Response.json(failed == events.size() ? 400 : 200, json.end().done());
    }

    private static Fields fields(Request request, @Nullable Object event) {
        if (event instanceof JsonObject object) {
            return Fields.of(request, object);
        }
        throw new IllegalArgumentException("an event is no object");
    }

    private static ReportedErrors.Event event(Fields said, ReportedErrors errors, long nowMillis) {
        String component = word(said, "component");
        String errorType = word(said, "error_type");
        Severity severity = severity(said.text("severity"));
        String correlation = said.text("correlation_id");
        String correlationId = correlation.isEmpty() ? errors.newId(nowMillis) : correlation;
        String id = said.text("error_id");
        return new ReportedErrors.Event(
                id.isEmpty() ? correlationId : id,
                correlationId,
                component,
                errorType,
                severity,
                said.text("message", "error_message"),
                said.texts("context", MAX_CONTEXT),
                nowMillis);
    }

    private static String word(Fields said, String name) {
        String word = said.required(name);
        if (word.length() > MAX_WORD) {
            throw new IllegalArgumentException(
                    "'" + name + "' has " + word.length() + " characters, more than " + MAX_WORD);
        }
        return word;
    }

    /** The original's words: its low is information, and what says nothing is medium. */
    private static Severity severity(String word) {
        return word.equalsIgnoreCase("low") ? Severity.INFO : AlertsApi.severity(word, Severity.MEDIUM);
    }
}
