package io.tbot.engine.expose;

import io.prometheus.client.Collector;
import io.tbot.engine.event.EventSources;
import io.tbot.engine.event.EventType;
import io.tbot.engine.event.Events;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the stream of events fares. */
final class EventsCollector extends Collector {
    private static final String EVENTS = "tbot_events_total";
    private static final String LOST = "tbot_events_lost_total";
    private static final String LISTENERS = "tbot_event_listeners";

    private final Events events;
    private final EventSources sources;

    EventsCollector(Events events, EventSources sources) {
        this.events = events;
        this.sources = sources;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        List<MetricFamilySamples.Sample> published = new ArrayList<>();
        for (Map.Entry<EventType, Long> each : events.published().entrySet()) {
            published.add(sample(EVENTS, "event_type", each.getKey().word(), each.getValue()));
        }
        List<MetricFamilySamples.Sample> lost = List.of(
                sample(LOST, "reason", "invalid", events.invalid()),
                sample(LOST, "reason", "too_many", sources.lost()));
        return List.of(
                new MetricFamilySamples(EVENTS, Type.COUNTER, "events that went into the stream", published),
                new MetricFamilySamples(LOST, Type.COUNTER, "events that did not, by reason", lost),
                new MetricFamilySamples(
                        LISTENERS,
                        Type.GAUGE,
                        "who listens to the stream of events",
                        List.of(new MetricFamilySamples.Sample(LISTENERS, List.of(), List.of(), events.listeners()))));
    }

    private static MetricFamilySamples.Sample sample(String name, String label, String value, long count) {
        return new MetricFamilySamples.Sample(name, List.of(label), List.of(value), count);
    }
}
