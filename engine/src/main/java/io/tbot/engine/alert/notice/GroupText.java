package io.tbot.engine.alert.notice;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the receivers of a group were told, as the journal keeps it.
 *
 * @param told the alerts of which they think that they fire
 */
record GroupText(long toldMillis, List<Alert> told) {
    static String of(Group group) {
        JsonStringWriter json =
                JsonWriter.string().object().value("told_at", group.toldMillis).array("alerts");
        for (Member member : group.members.values()) {
            if (member.told) {
                write(member.alert, json);
            }
        }
        return json.end().end().done();
    }

    private static void write(Alert alert, JsonStringWriter json) {
        json.object()
                .value("fingerprint", alert.fingerprint())
                .value("rule", alert.rule())
                .value("severity", alert.severity().word())
                .value("starts", alert.startsAtMillis())
                .object("labels");
        alert.labels().map().forEach(json::value);
        json.end().object("annotations");
        alert.annotations().forEach(json::value);
        json.end().end();
    }

    /** {@code null} where the text is none of ours. */
    static @Nullable GroupText read(String text) {
        try {
            JsonObject json = JsonParser.object().from(text);
            List<Alert> told = new ArrayList<>();
            JsonArray alerts = json.getArray("alerts");
            for (int i = 0; i < alerts.size(); i++) {
                told.add(alert(alerts.getObject(i)));
            }
            return new GroupText(json.getLong("told_at"), told);
        } catch (JsonParserException | RuntimeException noneOfOurs) {
            return null;
        }
    }

    private static Alert alert(JsonObject json) {
        Severity severity = Severity.of(json.getString("severity"));
        return new Alert(
                json.getString("fingerprint"),
                json.getString("rule"),
                severity == null ? Severity.HIGH : severity,
                Labels.of(texts(json.getObject("labels"))),
                texts(json.getObject("annotations")),
                Double.NaN,
                Double.NaN,
                json.getLong("starts"),
                0,
                "",
                0);
    }

    private static Map<String, String> texts(JsonObject object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }
}
