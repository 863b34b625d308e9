package io.tbot.engine.alert.channel;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * PagerDuty's Events API v2: one event for each alert, known again by its fingerprint, so that sending twice is sending
 * once.
 *
 * <p>Shape: a summary of 1,024 characters; an event of 512,000 bytes.
 *
 * @param base {@code https://events.pagerduty.com}, or a region's
 */
record PagerDuty(Secret routingKey, Secret base) implements Dialect {
    static final Secret BASE = Secret.of("https://events.pagerduty.com");
    private static final int MAX_SUMMARY = 1_024;
    private static final int MAX_DETAIL = 4_096;
    private static final int MAX_DETAILS = 60;
    private static final int MAX_BYTES = 512_000;

    @Override
    public List<HttpCall> calls(Message message, long nowMillis) throws IOException {
        String key = routingKey.reveal();
        List<HttpCall> calls = new ArrayList<>();
        for (Alert alert : message.notification().alerts()) {
            calls.add(HttpCall.json(
                    message.part(alert), HttpCall.under(base) + "/v2/enqueue", Map.of(), body(alert, key)));
        }
        return calls;
    }

    /** With all that is known of it, or with the facts alone where that is too much. */
    static String body(Alert alert, String key) {
        String body = body(alert, key, MAX_DETAILS);
        return body.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES ? body : body(alert, key, 0);
    }

    private static String body(Alert alert, String key, int details) {
        String action = !alert.isFiring() ? "resolve" : alert.acknowledgedBy().isEmpty() ? "trigger" : "acknowledge";
        JsonStringWriter json = JsonWriter.string().object();
        json.value("routing_key", key).value("event_action", action);
        json.value("dedup_key", Cut.to(alert.fingerprint(), 255));
        if (action.equals("trigger")) {
            json.value("client", "tbot-agent").object("payload");
            String summary = Wording.headline(alert) + ", "
                    + Wording.pairs(alert.labels().map());
            json.value("summary", Cut.to(summary, MAX_SUMMARY));
            json.value("source", Cut.to(source(alert), 255)).value("severity", severity(alert.severity()));
            json.value("timestamp", Wording.time(alert.startsAtMillis()));
            json.value("class", alert.rule()).object("custom_details");
            json.value("facts", Wording.facts(alert));
            int left = details(json, alert.labels().map(), "label.", details);
            details(json, alert.annotations(), "", left);
            json.end().end();
            links(json, alert);
        }
        return json.end().done();
    }

    private static void links(JsonStringWriter json, Alert alert) {
        Map<String, String> links = Wording.links(alert);
        if (links.isEmpty()) {
            return;
        }
        json.array("links");
        for (Map.Entry<String, String> link : links.entrySet()) {
            json.object()
                    .value("href", Cut.to(link.getValue(), 2_048))
                    .value("text", link.getKey())
                    .end();
        }
        json.end();
    }

    private static int details(JsonStringWriter json, Map<String, String> map, String prefix, int most) {
        int left = most;
        for (Map.Entry<String, String> each : map.entrySet()) {
            if (left-- <= 0) {
                return 0;
            }
            json.value(prefix + Cut.to(each.getKey(), 200), Cut.to(each.getValue(), MAX_DETAIL));
        }
        return left;
    }

    private static String source(Alert alert) {
        String exchange = alert.labels().get("exchange");
        return exchange.isEmpty() ? "tbot-agent" : exchange;
    }

    static String severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "critical";
            case HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW, INFO -> "info";
        };
    }

    @Override
    public boolean digests() {
        return false; // each event has an incident of its own to open or to close
    }

    @Override
    public boolean hearsAcknowledgements() {
        return true;
    }
}
