package io.tbot.engine.alert.channel;

import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Fingerprint;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Notifications for tests, always the same. */
public final class Samples {
    /** 2026-11-26T10:00:00Z. */
    public static final long START = 1_795_687_200_000L;

    private Samples() {}

    public static Alert alert(String rule, Severity severity, String exchange, boolean firing) {
        Labels labels = Labels.of(Map.of("exchange", exchange));
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put("title", "Order ack p99 0.812 on " + exchange);
        annotations.put("description", "Acks are slow <b>&</b> \"late\"");
        annotations.put("runbook", "https://runbooks.example/ack?x=1&y=2");
        return new Alert(
                Fingerprint.of(rule, labels),
                rule,
                severity,
                labels,
                annotations,
                0.8125,
                0.5,
                START,
                firing ? 0 : START + 90_500,
                "",
                0);
    }

    public static Notification one(String id, String channel, Severity severity, boolean firing) {
        return of(id, channel, "g", severity, List.of(alert("order_ack_p99_slow", severity, "kraken", firing)));
    }

    public static Notification grouped(String id, String channel, String group, Severity severity) {
        return of(id, channel, group, severity, List.of(alert("order_ack_p99_slow", severity, group, true)));
    }

    public static Notification many(String id, String channel, int alerts) {
        List<Alert> all = new ArrayList<>();
        for (int i = 0; i < alerts; i++) {
            all.add(alert("rule_" + i, Severity.HIGH, "venue" + i, i < alerts / 2 + 1));
        }
        return of(id, channel, "g", Severity.HIGH, all);
    }

    public static Notification of(String id, String channel, String group, Severity severity, List<Alert> alerts) {
        boolean over = alerts.stream().noneMatch(Alert::isFiring);
        return new Notification(
                id,
                channel,
                group,
                Labels.of(Map.of("rule", "order_ack_p99_slow")),
                over ? Reason.ALL_RESOLVED : Reason.FIRST_BREACH,
                severity,
                alerts,
                START + 1000);
    }
}
