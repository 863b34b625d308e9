package io.tbot.engine.expose;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.alert.AlertClock;
import io.tbot.engine.alert.AlertEngine;
import io.tbot.engine.alert.deliver.DeadLetter;
import io.tbot.engine.alert.deliver.DeliveryLog;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.expose.http.Request;
import io.tbot.engine.expose.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * {@code /api/v1/deliveries}: each decision and its reason, newest first, as JSON or CSV; {@code /dead} what was given
 * up, {@code /ID/retry} sends one of these once more.
 */
final class DeliveriesApi {
    static final String PATH = "/api/v1/deliveries";

    private static final int SHOWN = 1_000;
    private static final int MAX_SHOWN = 10_000;
    private static final String RETRY = "/retry";

    private DeliveriesApi() {}

    static Response handle(Request request, AlertEngine engine) {
        String rest = request.path().substring(PATH.length());
        if (rest.endsWith(RETRY)) {
            String id = rest.substring(0, rest.length() - RETRY.length());
            return request.method().equals("POST")
                    ? retry(id.isEmpty() ? Fields.of(request).required("id") : id.substring(1), engine)
                    : Json.wrongMethod("POST");
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Json.wrongMethod("GET, HEAD");
        }
        return switch (rest) {
            case "" -> deliveries(request, engine);
            case "/dead" -> dead(engine);
            default -> Json.problem(404, "no such path");
        };
    }

    private static Response deliveries(Request request, AlertEngine engine) {
        Fields asked = Fields.of(request);
        int limit = asked.count("limit", SHOWN, MAX_SHOWN);
        String format = asked.text("format");
        List<DeliveryLog.Entry> entries = engine.log().find(wanted(asked), limit);
        return switch (format) {
            case "", "json" -> json(entries);
            case "csv" -> csv(entries);
            default -> Json.problem(400, "'format': '" + format + "' is neither json nor csv");
        };
    }

    private static Predicate<DeliveryLog.Entry> wanted(Fields asked) {
        String fingerprint = asked.text("fingerprint");
        String channel = asked.text("channel");
        String result = asked.text("result");
        long beforeMillis = before(asked.text("before"));
        return entry -> entry.millis() < beforeMillis
                && (fingerprint.isEmpty() || entry.fingerprints().contains(fingerprint))
                && (channel.isEmpty() || entry.channel().equals(channel))
                && (result.isEmpty() || entry.result().equals(result));
    }

    private static long before(String text) {
        try {
            return text.isEmpty() ? Long.MAX_VALUE : Instant.parse(text).toEpochMilli();
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(
                    "'before': '" + text + "' is no time such as 2026-03-01T09:30:00Z", wrong);
        }
    }

    private static Response json(List<DeliveryLog.Entry> entries) {
        JsonStringWriter json = JsonWriter.string().object().array("deliveries");
        for (DeliveryLog.Entry entry : entries) {
            json.object()
                    .value("at", Instant.ofEpochMilli(entry.millis()).toString())
                    .value("channel", entry.channel())
                    .value("group", entry.group())
                    .value("id", entry.notification())
                    .value("result", entry.result())
                    .value("reason", entry.reason().word())
                    .value("attempt", entry.attempt())
                    .value("detail", entry.detail())
                    .array("fingerprints", entry.fingerprints())
                    .end();
        }
        return Response.json(200, json.end().end().done());
    }

    private static Response csv(List<DeliveryLog.Entry> entries) {
        StringBuilder csv = new StringBuilder("at,channel,group,id,result,reason,attempt,detail,fingerprints\r\n");
        for (DeliveryLog.Entry entry : entries) {
            csv.append(Instant.ofEpochMilli(entry.millis())).append(',');
            csv.append(cell(entry.channel())).append(',');
            csv.append(cell(entry.group())).append(',');
            csv.append(cell(entry.notification())).append(',');
            csv.append(entry.result()).append(',');
            csv.append(entry.reason().word()).append(',');
            csv.append(entry.attempt()).append(',');
            csv.append(cell(entry.detail())).append(',');
            csv.append(String.join(" ", entry.fingerprints())).append("\r\n");
        }
        return Response.of(200, "text/csv; charset=utf-8", csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Source: RFC 4180; a text that a table program would run is made one that it shows. */
    static String cell(String text) {
        String shown = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = shown.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? shown : '"' + shown.replace("\"", "\"\"") + '"';
    }

    private static Response dead(AlertEngine engine) {
        JsonStringWriter json = JsonWriter.string().object().array("dead");
        for (DeadLetter letter : engine.outbox().deadLetters()) {
            json.object()
                    .value("id", letter.notification().id())
                    .value("at", Instant.ofEpochMilli(letter.atMillis()).toString())
                    .value("channel", letter.notification().channel())
                    .value("group", letter.notification().group())
                    .value("severity", letter.notification().severity().word())
                    .value("reason", letter.reason().word())
                    .value("why", letter.why())
                    .value("alerts", letter.notification().alerts().size())
                    .end();
        }
        return Response.json(200, json.end().end().done());
    }

    private static Response retry(String id, AlertEngine engine) {
        Moment now = AlertClock.now();
        return engine.outbox().retryDead(id, now.nanos(), now.millis())
                ? Response.json(202, "{\"queued\":true}")
                : Json.problem(404, "no dead letter of that id");
    }
}
