package io.tbot.engine.alert.hold;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.alert.model.KeptAlert;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Severity;
import org.jspecify.annotations.Nullable;

/** A held alert as the journal keeps it. Errors: a text that is none of ours is no alert. */
public final class AlertText {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private AlertText() {}

    public static String of(HeldAlert alert) {
        JsonStringWriter json =
                JsonWriter.string().object().value("rule", alert.rule).value("expression", alert.expression);
        KeptAlert.write("instance", alert.instance.map(), json);
        KeptAlert.write("labels", alert.labels.map(), json);
        KeptAlert.write("annotations", alert.annotations, json);
        json.value("severity", alert.severity.word())
                .value("phase", alert.phase.name())
                .value("value", Double.toString(alert.value)) // may be NaN, which JSON has no number for
                .value("threshold", Double.toString(alert.threshold))
                .value("starts", alert.startsAtMillis)
                .value("until", alert.untilMillis)
                .value("held", alert.phase == Phase.PENDING ? alert.heldNanos() / NANOS_PER_MILLI : 0)
                .value("judged", alert.counts ? alert.judgedMillis : 0)
                .value("step", alert.step)
                .value("next_step", alert.nextStepMillis);
        Acknowledgement taken = alert.acknowledgement;
        if (taken.isThere()) {
            json.object("acknowledged")
                    .value("by", taken.by())
                    .value("note", taken.note())
                    .value("at", taken.atMillis())
                    .value("until", taken.untilMillis())
                    .end();
        }
        return json.end().done();
    }

    /**
     * The alert as it was.
     *
     * @param lastMillis when the earlier run was last known to be alive; what waited then had waited until then
     */
    public static @Nullable HeldAlert read(String text, long lastMillis) {
        try {
            JsonObject json = JsonParser.object().from(text);
            Severity severity = Severity.of(json.getString("severity", ""));
            String rule = json.getString("rule", "");
            if (severity == null || rule.isEmpty()) {
                return null;
            }
            Labels instance = Labels.of(KeptAlert.texts(json.getObject("instance")));
            Labels labels = Labels.of(KeptAlert.texts(json.getObject("labels")));
            HeldAlert alert = new HeldAlert(rule, instance, labels, severity, json.getString("expression", ""));
            alert.annotations = KeptAlert.texts(json.getObject("annotations"));
            alert.phase = Phase.valueOf(json.getString("phase"));
            alert.value = Double.parseDouble(json.getString("value"));
            alert.threshold = Double.parseDouble(json.getString("threshold"));
            alert.startsAtMillis = json.getLong("starts");
            alert.untilMillis = json.getLong("until");
            alert.step = json.getInt("step");
            alert.nextStepMillis = json.getLong("next_step");
            long judgedMillis = json.getLong("judged");
            long sinceMillis = judgedMillis == 0 ? 0 : Math.max(0, lastMillis - judgedMillis);
            alert.heldNanos = (json.getLong("held") + sinceMillis) * NANOS_PER_MILLI;
            JsonObject taken = json.getObject("acknowledged");
            if (taken != null) {
                alert.acknowledgement = new Acknowledgement(
                        taken.getString("by", ""),
                        taken.getString("note", ""),
                        taken.getLong("at"),
                        taken.getLong("until"));
            }
            return alert;
        } catch (JsonParserException | RuntimeException noneOfOurs) {
            return null;
        }
    }
}
