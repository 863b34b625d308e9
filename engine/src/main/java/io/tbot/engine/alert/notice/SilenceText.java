package io.tbot.engine.alert.notice;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A silence of somebody's as the journal keeps it. Errors: a text that is none of ours is no silence. */
public final class SilenceText {
    private SilenceText() {}

    public static String of(Silence silence) {
        EarlyEnd.How how = silence.early().how();
        JsonStringWriter json = JsonWriter.string()
                .object()
                .value("id", silence.id())
                .value("from", silence.fromMillis())
                .value("until", silence.untilMillis())
                .value("author", silence.author())
                .value("comment", silence.comment())
                .value("until_resolved", silence.early().whenResolved())
                .value("auto_expire_if_unmatched", silence.early().unmatchedMillis())
                .value("unmatched", silence.early().countedMillis())
                .value("ended", how == null ? "" : how.word())
                .value("every", silence.every() == null ? "" : silence.every().toString())
                .array("match");
        silence.matchers().forEach(matcher -> json.value(matcher.text()));
        return json.end().end().done();
    }

    public static @Nullable Silence read(String text) {
        try {
            JsonObject json = JsonParser.object().from(text);
            List<String> matchers = new ArrayList<>();
            json.getArray("match").forEach(each -> matchers.add(String.valueOf(each)));
            String every = json.getString("every", "");
            return new Silence(
                    json.getString("id"),
                    Matcher.listOf(matchers),
                    every.isEmpty() ? null : Hours.of(every),
                    json.getLong("from"),
                    json.getLong("until"),
                    json.getString("author", ""),
                    json.getString("comment", ""),
                    new EarlyEnd(
                            json.getBoolean("until_resolved", false),
                            json.getLong("auto_expire_if_unmatched", 0),
                            json.getLong("unmatched", 0),
                            EarlyEnd.How.of(json.getString("ended", ""))));
        } catch (JsonParserException | RuntimeException noneOfOurs) {
            return null;
        }
    }
}
