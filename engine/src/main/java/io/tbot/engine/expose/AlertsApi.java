package io.tbot.engine.expose;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.alert.AlertClock;
import io.tbot.engine.alert.AlertEngine;
import io.tbot.engine.alert.Desk;
import io.tbot.engine.alert.hold.Acknowledgement;
import io.tbot.engine.alert.hold.Episode;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.History;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.model.Severity;
import io.tbot.engine.alert.notice.Escalation;
import io.tbot.engine.expose.http.Request;
import io.tbot.engine.expose.http.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/alerts} and what stands below it: one alert, history, and what people do about alerts. */
final class AlertsApi {
    static final String PATH = "/api/v1/alerts";

    private static final int MAX_SHOWN = 1_000;
    private static final int HISTORY_SHOWN = 100;
    private static final int MAX_LABELS = 20;
    private static final int MAX_NAME = 128;
    private static final long MAX_MILLIS = 30L * 24 * 3_600_000;

    private AlertsApi() {}

    static Response handle(Request request, AlertEngine engine) {
        String[] parts = request.path().substring(PATH.length()).split("/", -1);
        String what = parts.length > 1 ? parts[1] : "";
        if (request.method().equals("DELETE")) {
            return Json.wrongMethod("GET, HEAD");
        }
        if (parts.length == 2 && request.method().equals("POST")) {
            return switch (what) { // the fingerprint is a parameter
                case "ack" -> acknowledge(Fields.of(request).required("fingerprint"), request, engine);
                case "resolve" -> resolve(Fields.of(request).required("fingerprint"), engine);
                default -> Json.wrongMethod("GET");
            };
        }
        if (parts.length == 3) {
            return switch (parts[2]) {
                case "ack", "acknowledge" ->
                    isPost(request) ? acknowledge(what, request, engine) : Json.wrongMethod("POST");
                case "resolve" -> isPost(request) ? resolve(what, engine) : Json.wrongMethod("POST");
                default -> Json.problem(404, "no such path");
            };
        }
        if (parts.length > 3) {
            return Json.problem(404, "no such path");
        }
        return switch (what) {
            case "" -> isPost(request) ? fire(request, engine) : alerts(request, engine);
            case "history" -> history(request, engine);
            case "stats" -> AlertStats.of(engine);
            default -> one(what, request, engine);
        };
    }

    private static boolean isPost(Request request) {
        return request.method().equals("POST");
    }

    private static Response alerts(Request request, AlertEngine engine) {
        Fields asked = Fields.of(request);
        String severity = asked.text("severity");
        String status = asked.text("status");
        severity(severity, Severity.INFO);
        int limit = asked.count("limit", MAX_SHOWN, MAX_SHOWN);
        JsonStringWriter json = JsonWriter.string().object().array("alerts");
        long nowMillis = AlertClock.now().millis();
        List<HeldAlert> firing = engine.book().firing();
        int left = write(firing, severity, status, limit, nowMillis, engine, json);
        write(engine.book().pending(), severity, status, left, nowMillis, engine, json);
        return Response.json(
                200, json.end().value("firing", firing.size()).end().done());
    }

    private static int write(
            List<HeldAlert> alerts,
            String severity,
            String status,
            int most,
            long nowMillis,
            AlertEngine engine,
            JsonStringWriter json) {
        int left = most;
        for (HeldAlert held : alerts) {
            if (left == 0) {
                return 0;
            }
            Reason hidden = hidden(held, nowMillis, engine);
            boolean wanted = severity.isEmpty() || held.severity().word().equalsIgnoreCase(severity);
            if (wanted && (status.isEmpty() || status.equals(AlertView.status(held, hidden)))) {
                AlertView.write(
                        held, engine.filled(held.toAlert()), engine.history().episode(held), hidden, json);
                left--;
            }
        }
        return left;
    }

    private static Reason hidden(HeldAlert held, long nowMillis, AlertEngine engine) {
        return held.phase().fires() ? engine.hidden(held, nowMillis) : Reason.NOTHING_NEW;
    }

    private static Response history(Request request, AlertEngine engine) {
        int limit = Fields.of(request).count("limit", HISTORY_SHOWN, History.MAX);
        long nowMillis = AlertClock.now().millis();
        JsonStringWriter json = JsonWriter.string().object().array("alerts");
        for (Episode episode : engine.history().latest(engine.book().firing(), limit)) {
            AlertView.write(filled(episode, engine), hidden(episode, nowMillis, engine), json);
        }
        return Response.json(200, json.end().end().done());
    }

    /** One that is over was filled in when it was. */
    private static Episode filled(Episode episode, AlertEngine engine) {
        return episode.alert().isFiring()
                ? new Episode(engine.filled(episode.alert()), null, episode.acknowledgement(), episode.suppressed())
                : episode;
    }

    private static Reason hidden(Episode episode, long nowMillis, AlertEngine engine) {
        HeldAlert held =
                episode.alert().isFiring() ? engine.book().find(episode.alert().fingerprint()) : null;
        return held == null ? Reason.NOTHING_NEW : hidden(held, nowMillis, engine);
    }

    /** What fires or waits now, else the last time that it fired. */
    private static Response one(String fingerprint, Request request, AlertEngine engine) {
        Episode episode = find(fingerprint, engine);
        if (episode == null) {
            return unknown();
        }
        String format = Fields.of(request).text("format");
        if (!format.isEmpty() && !format.equals("db")) {
            return Json.problem(400, "'format': '" + format + "' is not db");
        }
        Reason hidden = hidden(episode, AlertClock.now().millis(), engine);
        JsonStringWriter json = JsonWriter.string();
        HeldAlert held = engine.book().find(fingerprint);
        if (format.equals("db")) {
            if (held != null && !held.phase().fires()) {
                return unknown(); // the original's table knows none that wait
            }
            AlertView.row(filled(episode, engine), hidden, json);
        } else if (held != null) {
            AlertView.write(held, engine.filled(held.toAlert()), episode, hidden, json);
        } else {
            AlertView.write(episode, hidden, json);
        }
        return Response.json(200, json.done());
    }

    private static @Nullable Episode find(String fingerprint, AlertEngine engine) {
        HeldAlert held = engine.book().find(fingerprint);
        if (held != null) {
            return engine.history().episode(held);
        }
        return engine.history().last(fingerprint);
    }

    private static Response acknowledge(String fingerprint, Request request, AlertEngine engine) {
        Fields fields = Fields.of(request);
        String by = fields.required("by", "acknowledged_by");
        long millis = fields.millis(Escalation.ACK_MILLIS, MAX_MILLIS, "ttl");
        long nowMillis = AlertClock.now().millis();
        Acknowledgement taken = new Acknowledgement(by, fields.text("note", "notes"), nowMillis, nowMillis + millis);
        return engine.desk().acknowledge(fingerprint, taken)
                ? Response.json(200, "{\"acknowledged\":true}")
                : Json.problem(404, "no alert of that fingerprint fires");
    }

    private static Response resolve(String fingerprint, AlertEngine engine) {
        return engine.desk().resolve(fingerprint, AlertClock.now())
                ? Response.json(200, "{\"resolved\":true}")
                : Json.problem(404, "no alert of that fingerprint fires");
    }

    private static Response unknown() {
        return Json.problem(404, "no alert of that fingerprint fires, nor is one in the history");
    }

    private static Response fire(Request request, AlertEngine engine) {
        Fields fields = Fields.of(request);
        String name = fields.required("name", "rule_name");
        if (name.length() > MAX_NAME) {
            return Json.problem(400, "'name' has " + name.length() + " characters, more than " + MAX_NAME);
        }
        if (engine.rules().stream().anyMatch(rule -> rule.rule().id().equals(name))) {
            return Json.problem(409, "'" + name + "' is a rule, which fires by itself; choose another name");
        }
        Severity severity = severity(fields.required("severity"), Severity.INFO);
        Map<String, String> annotations = fields.texts("annotations", MAX_LABELS);
        String message = fields.text("message");
        if (!message.isEmpty()) {
            annotations.put("message", message);
        }
        Moment now = AlertClock.now();
        Alert alert = engine.desk()
                .fire(
                        name,
                        severity,
                        Labels.of(fields.texts("labels", MAX_LABELS)),
                        annotations,
                        fields.millis(Desk.TTL_MILLIS, MAX_MILLIS, "ttl"),
                        now);
        if (alert == null) {
            return Json.problem(503, "there are too many alerts already");
        }
        return Response.json(
                201,
                JsonWriter.string()
                        .object()
                        .value("fingerprint", alert.fingerprint())
                        .end()
                        .done());
    }

    /** The severity of that word; the other where there is no word. */
    static Severity severity(String word, Severity absent) {
        Severity severity = word.isEmpty() ? absent : Severity.of(word);
        if (severity == null) {
            throw new IllegalArgumentException(
                    "'severity': '" + word.toLowerCase(Locale.ROOT) + "' is none of critical, high, medium, low, info");
        }
        return severity;
    }
}
