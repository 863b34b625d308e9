package io.tbot.engine.alert.deliver;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.model.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A notification as it is kept: JSON of version {@value #VERSION}. */
final class NotificationText {
    private static final int VERSION = 1;

    private NotificationText() {}

    static byte[] write(Notification notification) {
        JsonStringWriter json = JsonWriter.string().object().value("v", VERSION);
        json.value("id", notification.id()).value("channel", notification.channel());
        json.value("group", notification.group());
        map(json, "labels", notification.groupLabels().map());
        json.value("reason", notification.reason().word());
        json.value("severity", notification.severity().word());
        json.value("created", notification.createdMillis()).array("alerts");
        for (Alert alert : notification.alerts()) {
            json.object().value("fp", alert.fingerprint()).value("rule", alert.rule());
            json.value("severity", alert.severity().word());
            map(json, "labels", alert.labels().map());
            map(json, "annotations", alert.annotations());
            json.value("value", Double.toString(alert.value()));
            json.value("threshold", Double.toString(alert.threshold()));
            json.value("starts", alert.startsAtMillis()).value("ends", alert.endsAtMillis());
            json.value("ack", alert.acknowledgedBy()).value("step", alert.escalationStep());
            json.end();
        }
        return json.end().end().done().getBytes(StandardCharsets.UTF_8);
    }

    /** The notification; {@code null} where the text is of another version or was never ours. */
    static @Nullable Notification read(byte[] text) {
        try {
            JsonObject json = JsonParser.object().from(new String(text, StandardCharsets.UTF_8));
            Severity severity = Severity.of(json.getString("severity", ""));
            if (json.getInt("v") != VERSION || severity == null) {
                return null;
            }
            List<Alert> alerts = new ArrayList<>();
            for (Object each : json.getArray("alerts", new JsonArray())) {
                alerts.add(alert((JsonObject) each));
            }
            return new Notification(
                    json.getString("id", ""),
                    json.getString("channel", ""),
                    json.getString("group", ""),
                    Labels.of(map(json, "labels")),
                    Reason.valueOf(json.getString("reason", "").toUpperCase(Locale.ROOT)),
                    severity,
                    List.copyOf(alerts),
                    json.getLong("created"));
        } catch (JsonParserException | RuntimeException notOurs) {
            return null;
        }
    }

    private static Alert alert(JsonObject json) {
        Severity severity = Severity.of(json.getString("severity", ""));
        return new Alert(
                json.getString("fp", ""),
                json.getString("rule", ""),
                severity == null ? Severity.INFO : severity,
                Labels.of(map(json, "labels")),
                map(json, "annotations"),
                Double.parseDouble(json.getString("value", "NaN")),
                Double.parseDouble(json.getString("threshold", "NaN")),
                json.getLong("starts"),
                json.getLong("ends"),
                json.getString("ack", ""),
                json.getInt("step"));
    }

    private static void map(JsonStringWriter json, String name, Map<String, String> map) {
        json.object(name);
        for (Map.Entry<String, String> each : map.entrySet()) {
            json.value(each.getKey(), each.getValue());
        }
        json.end();
    }

    private static Map<String, String> map(JsonObject json, String name) {
        Map<String, String> map = new LinkedHashMap<>();
        for (Map.Entry<String, Object> each :
                json.getObject(name, new JsonObject()).entrySet()) {
            map.put(each.getKey(), String.valueOf(each.getValue()));
        }
        return map;
    }
}
