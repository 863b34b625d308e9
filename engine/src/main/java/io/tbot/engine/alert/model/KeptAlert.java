package io.tbot.engine.alert.model;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonStringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An alert inside the JSON of what the journal keeps. */
public final class KeptAlert {
    private KeptAlert() {}

    /** Writes it as an object, into an array that is open. */
    public static void write(Alert alert, JsonStringWriter json) {
        json.object().value("fp", alert.fingerprint()).value("rule", alert.rule());
        json.value("severity", alert.severity().word());
        write("labels", alert.labels().map(), json);
        write("annotations", alert.annotations(), json);
        json.value("value", Double.toString(alert.value())); // may be NaN, which JSON has no number for
        json.value("threshold", Double.toString(alert.threshold()));
        json.value("starts", alert.startsAtMillis()).value("ends", alert.endsAtMillis());
        json.value("ack", alert.acknowledgedBy()).value("step", alert.escalationStep());
        json.end();
    }

    /** @throws RuntimeException if it is none of ours */
    public static Alert read(JsonObject json) {
        Severity severity = Severity.of(json.getString("severity", ""));
        return new Alert(
                json.getString("fp", ""),
                json.getString("rule", ""),
                severity == null ? Severity.INFO : severity,
                Labels.of(texts(json.getObject("labels"))),
                texts(json.getObject("annotations")),
                Double.parseDouble(json.getString("value", "NaN")),
                Double.parseDouble(json.getString("threshold", "NaN")),
                json.getLong("starts"),
                json.getLong("ends"),
                json.getString("ack", ""),
                json.getInt("step"));
    }

    /** Writes texts by name, as an object of that name. */
    public static void write(String name, Map<String, String> texts, JsonStringWriter json) {
        json.object(name);
        texts.forEach(json::value);
        json.end();
    }

    /** Texts by name; none where the object is missing. */
    public static Map<String, String> texts(@Nullable JsonObject object) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (object != null) {
            object.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        }
        return texts;
    }
}
