package io.tbot.engine.event;

import io.tbot.engine.alert.ReportedErrors;
import io.tbot.engine.alert.hold.Transition;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.measure.Series;
import io.tbot.engine.trace.KeptOperation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is known of each kind of event. */
final class Envelopes {
    private static final String PREFIX = "tbot_";

    private Envelopes() {}

    /** @param alert as messages show it */
    static Envelope alert(Transition transition, Alert alert) {
        String title =
                alert.annotations().getOrDefault("title", alert.annotations().getOrDefault("summary", ""));
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("cause", transition.cause().word());
        metadata.put("previous_phase", transition.from().word());
        return Envelope.of(EventType.ALERT, transition.atMillis())
                .text("rule_name", alert.rule())
                .text("severity", alert.severity().word())
                .text("status", alert.isFiring() ? "firing" : "resolved")
                .text("message", title.isEmpty() ? alert.rule() : title)
                .text("fingerprint", alert.fingerprint())
                .decimal("value", alert.value())
                .decimal("threshold", alert.threshold())
                .time("starts_at", alert.startsAtMillis())
                .time("ends_at", alert.endsAtMillis())
                .texts("labels", alert.labels().map())
                .texts("annotations", alert.annotations())
                .texts("metadata", metadata);
    }

    static Envelope error(ReportedErrors.Event error) {
        return Envelope.of(EventType.ERROR, error.atMillis())
                .text("error_id", error.id())
                .text("correlation_id", error.correlationId())
                .text("component", error.component())
                .text("error_type", error.errorType())
                .text("severity", error.severity().word())
                .text("message", error.message())
                .text("rule_name", error.rule())
                .texts("metadata", error.context());
    }

    /** @param endMillis when it was over, wall clock */
    static Envelope performance(KeptOperation kept, long endMillis) {
        Series root = kept.root();
        Map<String, String> labels = new LinkedHashMap<>();
        List<String> slots = root.point().slots();
        for (int i = 0; i < slots.size(); i++) {
            if (!root.label(i).isEmpty()) {
                labels.put(slots.get(i), root.label(i));
            }
        }
        return Envelope.of(EventType.PERFORMANCE, endMillis)
                .text("operation", root.point().key())
                .text("exchange", labels.getOrDefault("exchange", "unknown"))
                .text("symbol", labels.getOrDefault("symbol", "unknown"))
                .known("order_type", labels.getOrDefault("order_type", ""))
                .text("status", kept.failed() ? "failed" : "slow")
                .decimal("latency_ms", kept.nanos() / 1e6)
                .decimal("execution_time", kept.nanos() / 1e9)
                .texts("labels", labels);
    }

    static Envelope metric(String name, Map<String, String> labels, double value, long atMillis) {
        boolean ours = name.startsWith(PREFIX);
        return Envelope.of(EventType.METRIC, atMillis)
                .text("name", ours ? name.substring(PREFIX.length()) : name)
                .text("namespace", ours ? "tbot" : name.substring(0, Math.max(0, name.indexOf('_'))))
                .decimal("value", value)
                .texts("labels", labels);
    }
}
