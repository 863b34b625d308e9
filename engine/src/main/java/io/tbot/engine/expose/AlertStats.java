package io.tbot.engine.expose;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.alert.AlertClock;
import io.tbot.engine.alert.AlertEngine;
import io.tbot.engine.alert.deliver.ChannelStatus;
import io.tbot.engine.alert.hold.Episode;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.History;
import io.tbot.engine.alert.model.Severity;
import io.tbot.engine.expose.http.Response;
import java.util.List;

/** {@code /api/v1/alerts/stats}: what the original module's had, under its names, then what the agent knows more. */
final class AlertStats {
    private AlertStats() {}

    static Response of(AlertEngine engine) {
        List<HeldAlert> firing = engine.book().firing();
        History.Totals totals = engine.history().totals();
        long sent = 0;
        for (ChannelStatus channel : engine.outbox().status()) {
            sent += channel.sent();
        }
        JsonStringWriter json = JsonWriter.string().object();
        json.value("active_alerts", firing.size()).object("active_by_severity");
        for (Severity severity : Severity.values()) {
            json.value(
                    severity.word(),
                    firing.stream().filter(each -> each.severity() == severity).count());
        }
        json.end()
                .value("total_fired", totals.fired())
                .value("total_resolved", totals.resolved())
                .value("notifications_sent", sent)
                .value("escalations_triggered", totals.escalated())
                .value("rules_count", engine.rules().size())
                .value("suppression_rules_count", activeSilences(engine));
        json.value("pending_alerts", engine.book().pending().size())
                .value(
                        "acknowledged_alerts",
                        firing.stream()
                                .filter(each -> each.acknowledgement().isThere())
                                .count())
                .value("total_acknowledged", totals.acknowledged())
                .value("refused_alerts", engine.book().refused())
                .value("queued_notifications", engine.outbox().size())
                .value("dead_letters", engine.outbox().deadLetters().size())
                .object("suppressed");
        totals.suppressed().forEach((reason, count) -> json.value(reason.word(), count));
        json.end();
        means(engine.history().latest(List.of(), History.MAX), json);
        return Response.json(200, json.end().done());
    }

    private static long activeSilences(AlertEngine engine) {
        long nowMillis = AlertClock.now().millis();
        return engine.desk().silences().stream()
                .filter(silence -> silence.isActive(nowMillis))
                .count();
    }

    /** Over the history; absent where there is none. */
    private static void means(List<Episode> over, JsonStringWriter json) {
        double resolveMillis = 0;
        double acknowledgeMillis = 0;
        int acknowledged = 0;
        for (Episode episode : over) {
            long startsAtMillis = episode.alert().startsAtMillis();
            resolveMillis += episode.alert().endsAtMillis() - startsAtMillis;
            if (episode.acknowledgement().isThere()) {
                acknowledged++;
                acknowledgeMillis += episode.acknowledgement().atMillis() - startsAtMillis;
            }
        }
        if (!over.isEmpty()) {
            json.value("mean_seconds_to_resolve", resolveMillis / over.size() / 1_000);
        }
        if (acknowledged > 0) {
            json.value("mean_seconds_to_acknowledge", acknowledgeMillis / acknowledged / 1_000);
        }
    }
}
