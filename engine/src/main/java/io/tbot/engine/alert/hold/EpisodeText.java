package io.tbot.engine.alert.hold;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.alert.model.KeptAlert;
import io.tbot.engine.alert.model.Reason;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An episode that is over as the journal keeps it. Errors: a text that is none of ours is no episode. */
final class EpisodeText {
    private EpisodeText() {}

    static String of(Episode episode) {
        JsonStringWriter json = JsonWriter.string().object().array("alert");
        KeptAlert.write(episode.alert(), json);
        json.end();
        Cause cause = episode.cause();
        json.value("cause", cause == null ? "" : cause.name()).array("suppressed");
        episode.suppressed().forEach(reason -> json.value(reason.name()));
        json.end();
        Acknowledgement taken = episode.acknowledgement();
        if (taken.isThere()) {
            json.value("by", taken.by()).value("note", taken.note());
            json.value("at", taken.atMillis()).value("until", taken.untilMillis());
        }
        return json.end().done();
    }

    static @Nullable Episode read(String text) {
        try {
            JsonObject json = JsonParser.object().from(text);
            Set<Reason> suppressed = EnumSet.noneOf(Reason.class);
            for (Object each : json.getArray("suppressed", new JsonArray())) {
                suppressed.add(Reason.valueOf(String.valueOf(each)));
            }
            Acknowledgement taken = json.getString("by", "").isEmpty()
                    ? Acknowledgement.NONE
                    : new Acknowledgement(
                            json.getString("by"),
                            json.getString("note", ""),
                            json.getLong("at"),
                            json.getLong("until"));
            return new Episode(
                    KeptAlert.read(json.getArray("alert").getObject(0)),
                    Cause.valueOf(json.getString("cause")),
                    taken,
                    suppressed);
        } catch (JsonParserException | RuntimeException noneOfOurs) {
            return null;
        }
    }
}
