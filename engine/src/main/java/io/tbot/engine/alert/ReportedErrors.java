package io.tbot.engine.alert;

import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Severity;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.measure.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Errors that the bot, or whoever watches it, reports: each is counted, and fires an alert of its own for
 * {@value Desk#TTL_MILLIS} ms.
 *
 * <p>Threads: any of the agent's.
 */
public final class ReportedErrors {
    private final Measure measure;
    private final int site;
    private final Consumer<Event> listener;
    private @Nullable Ids ids;

    /** @param listener hears of each, once it is counted and its alert fires */
    public ReportedErrors(Measure measure, Families families, Consumer<Event> listener) {
        this.measure = measure;
        this.listener = listener;
        List<String> labels = List.of("component", "error_type", "severity");
        Point point = measure.point("reported.error", Guard.NONE, labels);
        families.counter(
                "tbot_errors_total",
                "errors reported to the agent",
                point,
                Source.CALLS,
                Map.of(),
                labels.toArray(new String[0]));
        site = measure.site(point, "reported errors", new String[labels.size()]);
    }

    /**
     * One error.
     *
     * @param id the reporter's, or the correlation id
     * @param correlationId tells it from every other; a UUID of version 7 where the reporter has none
     * @param severity low is info, else as reported
     * @param context whatever else the reporter says
     * @param atMillis wall clock
     */
    public record Event(
            String id,
            String correlationId,
            String component,
            String errorType,
            Severity severity,
            String message,
            Map<String, String> context,
            long atMillis) {
        /** The name of its alert, as the original has it. */
        public String rule() {
            return "error_handling_" + id;
        }
    }

    /** A correlation id that no other event has. */
    public synchronized String newId(long nowMillis) {
        Ids ids = this.ids == null ? new Ids() : this.ids; // not before somebody asks: it seeds a generator
        this.ids = ids;
        return ids.next(nowMillis).toString();
    }

    /** Counts it and fires its alert; {@code null} where there are too many alerts already. */
    public @Nullable Alert report(Event event, AlertEngine engine, Moment now) {
        String severity = event.severity().word();
        measure.count(site, 1, event.component(), event.errorType(), severity, null, null);
        Labels labels = Labels.of(Map.of("component", event.component(), "error_type", event.errorType()));
        Map<String, String> annotations = new LinkedHashMap<>(event.context());
        annotations.put("title", event.component() + ": " + event.errorType());
        annotations.put("message", event.message());
        annotations.put("correlation_id", event.correlationId());
        Alert alert = engine.desk().fire(event.rule(), event.severity(), labels, annotations, Desk.TTL_MILLIS, now);
        listener.accept(event);
        return alert;
    }
}
