package io.tbot.engine.alert.deliver;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.alert.model.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision as a line of its file. Errors: a text that is none of ours is no decision.
 *
 * @param run which process decided it
 * @param number of the decision in that run, from 0
 */
record DecisionText(String run, long number, DeliveryLog.Entry entry) {
    String write() {
        JsonStringWriter json = JsonWriter.string()
                .object()
                .value("run", run)
                .value("n", number)
                .value("at", entry.millis())
                .value("channel", entry.channel())
                .value("group", entry.group())
                .value("id", entry.notification())
                .value("result", entry.result())
                .value("reason", entry.reason().name())
                .value("attempt", entry.attempt())
                .value("detail", entry.detail())
                .array("fingerprints", entry.fingerprints());
        return json.end().done();
    }

    static @Nullable DecisionText read(String line) {
        try {
            JsonObject json = JsonParser.object().from(line);
            List<String> fingerprints = new ArrayList<>();
            json.getArray("fingerprints").forEach(each -> fingerprints.add(String.valueOf(each)));
            DeliveryLog.Entry entry = new DeliveryLog.Entry(
                    json.getLong("at"),
                    json.getString("channel"),
                    json.getString("group"),
                    json.getString("id"),
                    json.getString("result"),
                    Reason.valueOf(json.getString("reason")),
                    json.getInt("attempt"),
                    json.getString("detail"),
                    List.copyOf(fingerprints));
            return new DecisionText(json.getString("run"), json.getLong("n"), entry);
        } catch (JsonParserException | RuntimeException noneOfOurs) {
            return null;
        }
    }
}
