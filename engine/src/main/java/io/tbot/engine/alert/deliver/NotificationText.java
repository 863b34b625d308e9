package io.tbot.engine.alert.deliver;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.KeptAlert;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.model.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A notification as it is kept: JSON of version {@value #VERSION}. */
final class NotificationText {
    private static final int VERSION = 1;

    private NotificationText() {}

    static byte[] write(Notification notification) {
        JsonStringWriter json = JsonWriter.string().object().value("v", VERSION);
        json.value("id", notification.id()).value("channel", notification.channel());
        json.value("group", notification.group());
        KeptAlert.write("labels", notification.groupLabels().map(), json);
        json.value("reason", notification.reason().word());
        json.value("severity", notification.severity().word());
        json.value("created", notification.createdMillis());
        json.value("more_firing", notification.moreFiring()).value("more_resolved", notification.moreResolved());
        json.array("alerts");
        for (Alert alert : notification.alerts()) {
            KeptAlert.write(alert, json);
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
                alerts.add(KeptAlert.read((JsonObject) each));
            }
            return new Notification(
                    json.getString("id", ""),
                    json.getString("channel", ""),
                    json.getString("group", ""),
                    Labels.of(KeptAlert.texts(json.getObject("labels"))),
                    Reason.valueOf(json.getString("reason", "").toUpperCase(Locale.ROOT)),
                    severity,
                    List.copyOf(alerts),
                    json.getLong("created"),
                    json.getInt("more_firing", 0),
                    json.getInt("more_resolved", 0));
        } catch (JsonParserException | RuntimeException notOurs) {
            return null;
        }
    }
}
