package io.tbot.engine.expose;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.alert.AlertClock;
import io.tbot.engine.alert.AlertEngine;
import io.tbot.engine.alert.deliver.DeliveryLog;
import io.tbot.engine.alert.hold.Acknowledgement;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Rule;
import io.tbot.engine.alert.notice.Escalation;
import io.tbot.engine.alert.notice.Matcher;
import io.tbot.engine.alert.notice.Silence;
import io.tbot.engine.alert.rule.CompiledRule;
import io.tbot.engine.expose.http.Handler;
import io.tbot.engine.expose.http.Request;
import io.tbot.engine.expose.http.Response;
import io.tbot.engine.expose.http.Router;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What fires, what is watched, who was told, and what people do about it:
 *
 * <ul>
 *   <li>{@code GET /api/v1/alerts}: alerts that fire or wait, newest first
 *   <li>{@code POST /api/v1/alerts/ack?fingerprint=…&by=…&note=…&minutes=…}: takes one
 *   <li>{@code GET /api/v1/rules}: the rules and how they are
 *   <li>{@code GET /api/v1/deliveries?fingerprint=…}: each decision and its reason, newest first
 *   <li>{@code GET}, {@code POST /api/v1/silences?match=…&minutes=…&by=…&comment=…}, {@code DELETE …?id=…}
 * </ul>
 */
final class AlertsApi implements Handler {
    private static final String ALERTS = "/api/v1/alerts";
    private static final String ACK = "/api/v1/alerts/ack";
    private static final String RULES = "/api/v1/rules";
    private static final String DELIVERIES = "/api/v1/deliveries";
    private static final String SILENCES = "/api/v1/silences";

    private static final int MAX_SHOWN = 1_000;
    private static final long MINUTE_MILLIS = 60_000;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private static final int TOO_EARLY = 503;

    /** {@code null} until it runs, some seconds after the bot's main began. */
    private final Supplier<@Nullable AlertEngine> engine;

    AlertsApi(Supplier<@Nullable AlertEngine> engine) {
        this.engine = engine;
    }

    /** Adds what it answers. */
    void addTo(Router routes) {
        routes.get(ALERTS, this)
                .post(ACK, this)
                .get(RULES, this)
                .get(DELIVERIES, this)
                .get(SILENCES, this)
                .post(SILENCES, this)
                .delete(SILENCES, this);
    }

    @Override
    public Response handle(Request request) {
        AlertEngine engine = this.engine.get();
        if (engine == null) {
            return Json.problem(TOO_EARLY, "the alert engine starts some seconds after the bot");
        }
        return switch (request.path()) {
            case ACK -> acknowledge(request, engine);
            case RULES -> rules(engine);
            case DELIVERIES -> deliveries(request, engine);
            case SILENCES ->
                switch (request.method()) {
                    case "POST" -> silence(request, engine);
                    case "DELETE" -> endSilence(request, engine);
                    default -> silences(engine);
                };
            default -> alerts(engine);
        };
    }

    private static Response alerts(AlertEngine engine) {
        JsonStringWriter json = JsonWriter.string().object().array("alerts");
        List<HeldAlert> firing = engine.book().firing();
        firing.stream().limit(MAX_SHOWN).forEach(alert -> write(alert, engine, json));
        engine.book().pending().stream().limit(MAX_SHOWN).forEach(alert -> write(alert, engine, json));
        return Response.json(
                200, json.end().value("firing", firing.size()).end().done());
    }

    private static void write(HeldAlert held, AlertEngine engine, JsonStringWriter json) {
        Alert alert = engine.filled(held.toAlert());
        json.object()
                .value("fingerprint", alert.fingerprint())
                .value("rule", alert.rule())
                .value("severity", alert.severity().word())
                .value("state", held.phase().word())
                .value("since", Instant.ofEpochMilli(alert.startsAtMillis()).toString())
                .object("labels");
        alert.labels().map().forEach(json::value);
        json.end().object("annotations");
        alert.annotations().forEach(json::value);
        json.end();
        number("value", alert.value(), json);
        number("threshold", alert.threshold(), json);
        if (!alert.acknowledgedBy().isEmpty()) {
            json.value("acknowledged_by", alert.acknowledgedBy());
        }
        json.value("escalation_step", alert.escalationStep()).end();
    }

    private static void number(String name, double value, JsonStringWriter json) {
        if (Double.isFinite(value)) {
            json.value(name, value);
        }
    }

    private static Response acknowledge(Request request, AlertEngine engine) {
        String fingerprint = request.parameter("fingerprint");
        String by = request.parameter("by");
        long minutes = minutes(request, Escalation.ACK_MILLIS / MINUTE_MILLIS);
        if (fingerprint == null || by == null || by.isBlank() || minutes <= 0) {
            return Json.problem(BAD_REQUEST, "'fingerprint' and 'by' must be given, 'minutes' is a number above 0");
        }
        String note = request.parameter("note");
        long nowMillis = AlertClock.now().millis();
        Acknowledgement taken =
                new Acknowledgement(by, note == null ? "" : note, nowMillis, nowMillis + minutes * MINUTE_MILLIS);
        return engine.acknowledge(fingerprint, taken)
                ? Response.json(200, "{\"acknowledged\":true}")
                : Json.problem(NOT_FOUND, "no alert of that fingerprint fires");
    }

    private static Response rules(AlertEngine engine) {
        JsonStringWriter json = JsonWriter.string().object().array("rules");
        for (CompiledRule each : engine.rules()) {
            Rule rule = each.rule();
            json.object()
                    .value("id", rule.id())
                    .value("severity", rule.severity().word())
                    .value("when", rule.expression())
                    .value("instances", each.instances())
                    .value("quarantined", each.isQuarantined())
                    .value("last_fault", each.lastFault())
                    .end();
        }
        json.end().array("mistakes");
        engine.mistakes().forEach(mistake -> json.value(mistake.toString()));
        json.end().array("warnings");
        engine.warnings().forEach(warning -> json.value(warning.toString()));
        return Response.json(200, json.end().end().done());
    }

    private static Response deliveries(Request request, AlertEngine engine) {
        String fingerprint = request.parameter("fingerprint");
        List<DeliveryLog.Entry> entries = fingerprint == null
                ? engine.log().latest(MAX_SHOWN)
                : engine.log().of(fingerprint);
        JsonStringWriter json = JsonWriter.string().object().array("deliveries");
        for (DeliveryLog.Entry entry : entries) {
            json.object()
                    .value("at", Instant.ofEpochMilli(entry.millis()).toString())
                    .value("channel", entry.channel())
                    .value("group", entry.group())
                    .value("result", entry.result())
                    .value("reason", entry.reason().word())
                    .value("attempt", entry.attempt())
                    .value("detail", entry.detail())
                    .array("fingerprints", entry.fingerprints())
                    .end();
        }
        return Response.json(200, json.end().end().done());
    }

    private static Response silences(AlertEngine engine) {
        long nowMillis = AlertClock.now().millis();
        JsonStringWriter json = JsonWriter.string().object().array("silences");
        for (Silence silence : engine.silences()) {
            json.object()
                    .value("id", silence.id())
                    .value("active", silence.isActive(nowMillis))
                    .value("author", silence.author())
                    .value("comment", silence.comment())
                    .array("match");
            silence.matchers().forEach(matcher -> json.value(matcher.text()));
            json.end();
            if (silence.every() != null) {
                json.value("every", silence.every().toString());
            } else {
                json.value("until", Instant.ofEpochMilli(silence.untilMillis()).toString());
            }
            json.end();
        }
        return Response.json(200, json.end().end().done());
    }

    private static Response silence(Request request, AlertEngine engine) {
        String match = request.parameter("match");
        String by = request.parameter("by");
        long minutes = minutes(request, 0);
        boolean lasts = minutes > 0 && minutes * MINUTE_MILLIS <= Silence.MAX_MILLIS;
        if (match == null || match.isBlank() || by == null || by.isBlank() || !lasts) {
            return Json.problem(
                    BAD_REQUEST, "'match', 'by' and 'minutes' (up to 30 days) must be given: a silence has an end");
        }
        String comment = request.parameter("comment");
        long nowMillis = AlertClock.now().millis();
        try {
            Silence silence = new Silence(
                    UUID.randomUUID().toString(),
                    List.of(Matcher.of(match)),
                    null,
                    nowMillis,
                    nowMillis + minutes * MINUTE_MILLIS,
                    by,
                    comment == null ? "" : comment);
            long matches = engine.book().firing().stream()
                    .filter(alert -> silence.matches(alert.labels()))
                    .count();
            engine.silence(silence);
            return Response.json(
                    200,
                    JsonWriter.string()
                            .object()
                            .value("id", silence.id())
                            .value("matches", matches)
                            .end()
                            .done());
        } catch (IllegalArgumentException wrong) {
            return Json.problem(BAD_REQUEST, String.valueOf(wrong.getMessage()));
        } catch (IllegalStateException tooMany) {
            return Json.problem(CONFLICT, String.valueOf(tooMany.getMessage()));
        }
    }

    private static Response endSilence(Request request, AlertEngine engine) {
        String id = request.parameter("id");
        boolean ended = id != null && engine.endSilence(id, AlertClock.now().millis());
        return ended
                ? Response.json(200, "{\"ended\":true}")
                : Json.problem(NOT_FOUND, "no silence of that id lasts; the file's end with the file");
    }

    /** -1 where it is no number. */
    private static long minutes(Request request, long absent) {
        @Nullable String text = request.parameter("minutes");
        if (text == null) {
            return absent;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException wrong) {
            return -1;
        }
    }
}
