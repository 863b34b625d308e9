package io.tbot.engine.alert.channel;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Notification;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Alerts in the two JSON forms that others already read: Alertmanager's and the original module's. */
final class AlertJson {
    /** Alertmanager's own word for an end that is not known. */
    private static final String NO_END = "0001-01-01T00:00:00Z";

    private AlertJson() {}

    /** Alertmanager's webhook, version 4. */
    static String alertmanager(Message message, int maxAlerts) {
        Notification notification = message.notification();
        List<Alert> alerts = notification.alerts();
        int count = Math.min(maxAlerts, alerts.size());
        Digest digest = message.digest();
        int all = digest == null ? notification.size() : digest.firing() + digest.resolved();
        JsonStringWriter json = JsonWriter.string().object();
        json.value("version", "4").value("groupKey", notification.group());
        json.value("truncatedAlerts", all - count);
        json.value("status", notification.isResolved() ? "resolved" : "firing");
        json.value("receiver", notification.channel());
        map(json, "groupLabels", notification.groupLabels().map());
        map(json, "commonLabels", common(alerts, true));
        map(json, "commonAnnotations", common(alerts, false));
        json.value("externalURL", "").value("reason", notification.reason().word());
        json.array("alerts");
        for (int i = 0; i < count; i++) {
            Alert alert = alerts.get(i);
            json.object().value("status", alert.isFiring() ? "firing" : "resolved");
            map(json, "labels", labels(alert).map());
            Map<String, String> annotations = new TreeMap<>(alert.annotations());
            if (alert.escalationStep() > 0) {
                annotations.put("escalation_step", Integer.toString(alert.escalationStep()));
            }
            map(json, "annotations", annotations);
            json.value("startsAt", Wording.time(alert.startsAtMillis()));
            json.value("endsAt", alert.isFiring() ? NO_END : Wording.time(alert.endsAtMillis()));
            json.value("generatorURL", alert.annotations().getOrDefault("dashboard_url", ""));
            json.value("fingerprint", alert.fingerprint()).end();
        }
        return json.end().end().done();
    }

    /** What Alertmanager calls the labels of an alert: with its name and severity among them. */
    static Labels labels(Alert alert) {
        Labels labels = alert.labels().with("alertname", alert.rule());
        return labels.get("severity").isEmpty()
                ? labels.with("severity", alert.severity().word())
                : labels;
    }

    /** The original module's event of one alert. */
    static String event(Alert alert) {
        JsonStringWriter json = JsonWriter.string().object();
        json.value("event", alert.isFiring() ? "alert.fired" : "alert.resolved").object("alert");
        json.value("rule_name", alert.rule()).value("severity", alert.severity().word());
        boolean acknowledged = alert.isFiring() && !alert.acknowledgedBy().isEmpty();
        json.value("status", acknowledged ? "acknowledged" : alert.isFiring() ? "firing" : "resolved");
        json.value("message", Wording.text(alert));
        map(json, "labels", alert.labels().map());
        map(json, "annotations", new TreeMap<>(alert.annotations()));
        json.value("starts_at", Wording.time(alert.startsAtMillis()));
        if (!alert.isFiring()) {
            json.value("ends_at", Wording.time(alert.endsAtMillis()));
            json.value("duration", (alert.endsAtMillis() - alert.startsAtMillis()) / 1000.0);
        }
        return json.value("fingerprint", alert.fingerprint()).end().end().done();
    }

    private static void map(JsonStringWriter json, String name, Map<String, String> map) {
        json.object(name);
        for (Map.Entry<String, String> each : map.entrySet()) {
            json.value(each.getKey(), each.getValue());
        }
        json.end();
    }

    private static Map<String, String> common(List<Alert> alerts, boolean labels) {
        Map<String, String> common = new TreeMap<>();
        for (int i = 0; i < alerts.size(); i++) {
            Alert alert = alerts.get(i);
            Map<String, String> all = labels ? labels(alert).map() : alert.annotations();
            if (i == 0) {
                common.putAll(all);
            } else {
                common.entrySet().removeIf(each -> !each.getValue().equals(all.get(each.getKey())));
            }
        }
        return common;
    }
}
