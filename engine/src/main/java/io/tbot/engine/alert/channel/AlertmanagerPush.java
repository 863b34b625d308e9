package io.tbot.engine.alert.channel;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.alert.model.Alert;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Alerts handed to an Alertmanager cluster, which does the telling: to every member, since members do not share alerts.
 * An alert that fires ends by itself if we fall silent, so that it must be sent again and again: that is
 * {@link AlertmanagerChannel}'s part.
 */
final class AlertmanagerPush {
    /** So many in a request. */
    static final int BATCH = 256;

    /** Of an alert that still fires: four times the pause between two sendings. */
    static final long LIFE_MILLIS = 4 * 60_000L;

    private AlertmanagerPush() {}

    static List<HttpCall> calls(String id, List<Alert> alerts, String base, long nowMillis) throws IOException {
        List<HttpCall> calls = new ArrayList<>();
        for (int from = 0; from < alerts.size(); from += BATCH) {
            List<Alert> batch = alerts.subList(from, Math.min(alerts.size(), from + BATCH));
            String part = id + "/" + from;
            calls.add(HttpCall.json(part, base + "/api/v2/alerts", Map.of(), body(batch, nowMillis)));
        }
        return calls;
    }

    static String body(List<Alert> alerts, long nowMillis) {
        JsonStringWriter json = JsonWriter.string().array();
        for (Alert alert : alerts) {
            json.object().object("labels");
            for (Map.Entry<String, String> label : AlertJson.labels(alert).map().entrySet()) {
                json.value(label.getKey(), label.getValue());
            }
            json.end().object("annotations");
            for (Map.Entry<String, String> annotation : alert.annotations().entrySet()) {
                json.value(annotation.getKey(), annotation.getValue());
            }
            json.end().value("startsAt", Wording.time(alert.startsAtMillis()));
            long end = alert.isFiring() ? nowMillis + LIFE_MILLIS : alert.endsAtMillis();
            json.value("endsAt", Wording.time(end));
            json.value("generatorURL", alert.annotations().getOrDefault("dashboard_url", ""))
                    .end();
        }
        return json.end().done();
    }
}
