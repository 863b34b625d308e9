package io.tbot.engine.expose;

import com.grack.nanojson.JsonStringWriter;
import io.tbot.engine.alert.hold.Acknowledgement;
import io.tbot.engine.alert.hold.Cause;
import io.tbot.engine.alert.hold.Episode;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.Phase;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Reason;
import java.time.Instant;
import java.util.Locale;

/** An alert as JSON: as the agent knows it, or as a row of the original module's table. */
final class AlertView {
    private AlertView() {}

    /** The original's word for how it is. */
    static String status(Alert alert, Acknowledgement taken, Reason hidden) {
        if (!alert.isFiring()) {
            return "resolved";
        }
        if (hidden != Reason.NOTHING_NEW) {
            return "suppressed";
        }
        return taken.isThere() ? "acknowledged" : "firing";
    }

    /** The same of one that may wait still. */
    static String status(HeldAlert held, Reason hidden) {
        return held.phase() == Phase.PENDING
                ? Phase.PENDING.word()
                : status(held.toAlert(), held.acknowledgement(), hidden);
    }

    /** One that fires or waits, with its texts filled in. */
    static void write(HeldAlert held, Alert alert, Episode episode, Reason hidden, JsonStringWriter json) {
        json.object();
        write(alert, held.phase().word(), status(held, hidden), json);
        json.value("manual", held.isManual());
        if (hidden != Reason.NOTHING_NEW) {
            json.value("hidden", hidden.word());
        }
        rest(episode, held.acknowledgement(), json);
        json.end();
    }

    /** One of the past, or of now. */
    static void write(Episode episode, Reason hidden, JsonStringWriter json) {
        Alert alert = episode.alert();
        String status = status(alert, episode.acknowledgement(), hidden);
        json.object();
        write(alert, alert.isFiring() ? "firing" : "resolved", status, json);
        if (!alert.isFiring()) {
            json.value("until", Instant.ofEpochMilli(alert.endsAtMillis()).toString());
            json.value("seconds", (alert.endsAtMillis() - alert.startsAtMillis()) / 1_000.0);
        }
        Cause cause = episode.cause();
        if (cause != null) {
            json.value("cause", cause.word());
        }
        rest(episode, episode.acknowledgement(), json);
        json.end();
    }

    private static void write(Alert alert, String state, String status, JsonStringWriter json) {
        json.value("fingerprint", alert.fingerprint())
                .value("rule", alert.rule())
                .value("severity", alert.severity().word())
                .value("state", state)
                .value("status", status)
                .value("since", Instant.ofEpochMilli(alert.startsAtMillis()).toString())
                .object("labels");
        alert.labels().map().forEach(json::value);
        json.end().object("annotations");
        alert.annotations().forEach(json::value);
        json.end();
        number("value", alert.value(), json);
        number("threshold", alert.threshold(), json);
    }

    private static void rest(Episode episode, Acknowledgement taken, JsonStringWriter json) {
        if (taken.isThere()) {
            json.value("acknowledged_by", taken.by())
                    .value("acknowledged_note", taken.note())
                    .value(
                            "acknowledged_at",
                            Instant.ofEpochMilli(taken.atMillis()).toString())
                    .value(
                            "acknowledged_until",
                            Instant.ofEpochMilli(taken.untilMillis()).toString());
        }
        json.array("suppressed");
        episode.suppressed().forEach(reason -> json.value(reason.word()));
        json.end().value("escalation_step", episode.alert().escalationStep());
    }

    /** Source: the original's {@code to_db_model_dict}; FIRING is called ACTIVE there. */
    static void row(Episode episode, Reason hidden, JsonStringWriter json) {
        Alert alert = episode.alert();
        String status = status(alert, episode.acknowledgement(), hidden).toUpperCase(Locale.ROOT);
        Acknowledgement taken = episode.acknowledgement();
        json.object()
                .value("alert_type", alert.rule())
                .value("title", alert.rule())
                .value("severity", alert.severity().name())
                .value("status", status.equals("FIRING") ? "ACTIVE" : status)
                .value("message", message(alert))
                .value(
                        "created_at",
                        Instant.ofEpochMilli(alert.startsAtMillis()).toString())
                .value(
                        "resolved_at",
                        alert.isFiring()
                                ? null
                                : Instant.ofEpochMilli(alert.endsAtMillis()).toString())
                .value("acknowledged_by", taken.isThere() ? taken.by() : null)
                .value(
                        "acknowledged_at",
                        taken.isThere() ? Instant.ofEpochMilli(taken.atMillis()).toString() : null)
                .object("context")
                .object("labels");
        alert.labels().map().forEach(json::value);
        json.end().object("annotations");
        alert.annotations().forEach(json::value);
        json.end()
                .value("fingerprint", alert.fingerprint())
                .value("escalated", alert.escalationStep() > 0)
                .value("escalation_count", alert.escalationStep())
                .end()
                .end();
    }

    private static String message(Alert alert) {
        for (String name : new String[] {"description", "message", "summary", "title"}) {
            String text = alert.annotations().getOrDefault(name, "");
            if (!text.isBlank()) {
                return text;
            }
        }
        return alert.rule();
    }

    private static void number(String name, double value, JsonStringWriter json) {
        if (Double.isFinite(value)) {
            json.value(name, value);
        }
    }
}
