package io.tbot.engine.alert.notice;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.KeptAlert;
import io.tbot.engine.alert.model.Labels;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the receivers of a group were told, as the journal keeps it.
 *
 * @param channels who they are
 * @param labels what its alerts have in common
 * @param told the alerts of which they think that they fire
 */
record GroupText(long toldMillis, List<String> channels, Labels labels, List<Alert> told) {
    static GroupText of(Group group) {
        List<Alert> told = new ArrayList<>();
        for (Member member : group.members.values()) {
            if (member.told) {
                told.add(member.alert);
            }
        }
        return new GroupText(group.toldMillis, group.route.channels(), group.labels, told);
    }

    /** As {@link #read} reads it. */
    String text() {
        JsonStringWriter json =
                JsonWriter.string().object().value("told_at", toldMillis).array("channels");
        channels.forEach(json::value);
        json.end();
        KeptAlert.write("labels", labels.map(), json);
        json.array("alerts");
        told.forEach(alert -> KeptAlert.write(alert, json));
        return json.end().end().done();
    }

    /** {@code null} where the text is none of ours. */
    static @Nullable GroupText read(String text) {
        try {
            JsonObject json = JsonParser.object().from(text);
            List<Alert> told = new ArrayList<>();
            JsonArray alerts = json.getArray("alerts");
            for (int i = 0; i < alerts.size(); i++) {
                told.add(KeptAlert.read(alerts.getObject(i)));
            }
            List<String> channels = new ArrayList<>();
            json.getArray("channels", new JsonArray()).forEach(each -> channels.add(String.valueOf(each)));
            Labels labels = Labels.of(KeptAlert.texts(json.getObject("labels")));
            return new GroupText(json.getLong("told_at"), channels, labels, told);
        } catch (JsonParserException | RuntimeException noneOfOurs) {
            return null;
        }
    }
}
