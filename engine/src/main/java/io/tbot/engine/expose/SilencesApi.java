package io.tbot.engine.expose;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.alert.AlertClock;
import io.tbot.engine.alert.AlertEngine;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.notice.EarlyEnd;
import io.tbot.engine.alert.notice.Hours;
import io.tbot.engine.alert.notice.Matcher;
import io.tbot.engine.alert.notice.Silence;
import io.tbot.engine.expose.http.Request;
import io.tbot.engine.expose.http.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/silences}: those there are, one more, the end of one; {@code /preview} says whom one would meet. */
final class SilencesApi {
    static final String PATH = "/api/v1/silences";

    private static final String UNMATCHED = "auto_expire_if_unmatched";
    private static final String PREVIEW = PATH + "/preview";
    private static final int MAX_MATCHERS = 20;
    private static final int MAX_SHOWN = 100;

    private SilencesApi() {}

    static Response handle(Request request, AlertEngine engine) {
        String rest = request.path().substring(PATH.length());
        boolean preview = request.path().equals(PREVIEW);
        if (!rest.isEmpty() && !preview && !request.method().equals("DELETE")) {
            return Json.wrongMethod("DELETE");
        }
        return switch (request.method()) {
            case "POST" -> preview ? preview(request, engine) : silence(request, engine);
            case "DELETE" -> end(rest.isEmpty() ? Fields.of(request).required("id") : rest.substring(1), engine);
            default -> preview ? preview(request, engine) : silences(engine);
        };
    }

    private static Response silences(AlertEngine engine) {
        long nowMillis = AlertClock.now().millis();
        JsonStringWriter json = JsonWriter.string().object().array("silences");
        for (Silence silence : engine.desk().silences()) {
            json.object()
                    .value("id", silence.id())
                    .value("active", silence.isActive(nowMillis))
                    .value("author", silence.author())
                    .value("comment", silence.comment())
                    .value("matches", matched(silence, engine).size())
                    .array("match");
            silence.matchers().forEach(matcher -> json.value(matcher.text()));
            json.end();
            if (silence.every() != null) {
                json.value("every", silence.every().toString());
            }
            if (silence.early().whenResolved()) {
                json.value("until_resolved", true);
            }
            if (silence.early().unmatchedMillis() > 0) {
                json.value(UNMATCHED, duration(silence.early().unmatchedMillis()));
            }
            if (silence.untilMillis() != Long.MAX_VALUE) {
                json.value("from", Instant.ofEpochMilli(silence.fromMillis()).toString());
                json.value("until", Instant.ofEpochMilli(silence.untilMillis()).toString());
            }
            String ended = silence.howEnded(nowMillis);
            if (!ended.isEmpty()) {
                json.value("ended", ended);
            }
            json.end();
        }
        return Response.json(200, json.end().end().done());
    }

    /** In the largest unit that is exact, as it may be said. */
    private static String duration(long millis) {
        long seconds = millis / 1_000;
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    private static Response silence(Request request, AlertEngine engine) {
        Fields fields = Fields.of(request);
        List<Matcher> matchers = matchers(fields);
        String by = fields.required("by", "author", "created_by");
        boolean untilResolved = fields.text("until").equals("resolved");
        long millis = fields.millis(untilResolved ? Silence.MAX_MILLIS : 0, Silence.MAX_MILLIS, "duration", "ttl");
        if (millis == 0) {
            return Json.problem(400, "'duration' or 'minutes' is missing: a silence has an end, 30 days at most");
        }
        long fromMillis = AlertClock.now().millis() + fields.duration(0, Silence.MAX_MILLIS, "in");
        Silence silence = new Silence(
                UUID.randomUUID().toString(),
                matchers,
                hours(fields.text("every")),
                fromMillis,
                fromMillis + millis,
                by,
                fields.text("comment", "note"),
                early(fields, untilResolved));
        if (untilResolved && matched(silence, engine).isEmpty()) {
            return Json.problem(409, "nothing that fires matches: there is no end to wait for");
        }
        try {
            engine.desk().silence(silence);
        } catch (IllegalStateException tooMany) {
            return Json.problem(409, String.valueOf(tooMany.getMessage()));
        }
        JsonStringWriter json = JsonWriter.string()
                .object()
                .value("id", silence.id())
                .value("until", Instant.ofEpochMilli(silence.untilMillis()).toString())
                .value("matches", matched(silence, engine).size());
        return Response.json(200, json.end().done());
    }

    private static EarlyEnd early(Fields fields, boolean untilResolved) {
        long unmatchedMillis = fields.duration(0, Silence.MAX_MILLIS, UNMATCHED);
        if (unmatchedMillis == 0) {
            return untilResolved ? EarlyEnd.WHEN_RESOLVED : EarlyEnd.NONE;
        }
        if (untilResolved || !fields.text("every").isEmpty()) {
            throw new IllegalArgumentException("'" + UNMATCHED + "' is for a silence that begins once and does not end"
                    + " with its last alert: leave it out, or 'every' and 'until'");
        }
        return EarlyEnd.whenUnmatched(unmatchedMillis);
    }

    private static Response preview(Request request, AlertEngine engine) {
        Silence silence = new Silence("", matchers(Fields.of(request)), null, 0, 0, "", "");
        List<HeldAlert> matched = matched(silence, engine);
        JsonStringWriter json =
                JsonWriter.string().object().value("matches", matched.size()).array("alerts");
        for (HeldAlert alert : matched.subList(0, Math.min(MAX_SHOWN, matched.size()))) {
            json.object()
                    .value("fingerprint", alert.fingerprint())
                    .value("rule", alert.rule())
                    .object("labels");
            alert.labels().map().forEach(json::value);
            json.end().end();
        }
        return Response.json(200, json.end().end().done());
    }

    private static Response end(String id, AlertEngine engine) {
        return engine.desk().endSilence(id, AlertClock.now().millis())
                ? Response.json(200, "{\"ended\":true}")
                : Json.problem(404, "no silence of that id lasts; the file's end with the file");
    }

    /** Hours that come back until its end; {@code null} for all of them. */
    private static @Nullable Hours hours(String text) {
        return text.isEmpty() ? null : Hours.of(text);
    }

    /** Of {@code match}, or of the original's {@code labels}, all of which must be equal. */
    private static List<Matcher> matchers(Fields fields) {
        List<Matcher> matchers = new ArrayList<>();
        for (String text : fields.list("match")) {
            matchers.add(Matcher.of(text));
        }
        fields.texts("labels", MAX_MATCHERS).forEach((label, value) -> matchers.add(Matcher.of(label + "=" + value)));
        if (matchers.isEmpty() || matchers.size() > MAX_MATCHERS) {
            throw new IllegalArgumentException(
                    "'match' is missing, or more than " + MAX_MATCHERS + ": without one all would be silent");
        }
        return List.copyOf(matchers);
    }

    private static List<HeldAlert> matched(Silence silence, AlertEngine engine) {
        return engine.book().firing().stream()
                .filter(alert -> silence.matches(alert.labels()))
                .toList();
    }
}
