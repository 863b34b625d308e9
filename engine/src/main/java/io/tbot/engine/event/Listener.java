package io.tbot.engine.event;

import java.util.Set;

/**
 * Somebody who listens.
 *
 * @param types of which events
 * @param metrics of which metrics, named in full
 */
public record Listener(Set<EventType> types, Set<String> metrics, Sink sink) {
    /** Where events go. */
    public interface Sink {
        /** Takes one without waiting; false where it takes no more. */
        boolean take(BotEvent event);

        /** Whether somebody is still there. */
        boolean isOpen();

        /** Hears that events behind that id are forgotten. */
        void missed(String afterId);
    }

    boolean wants(EventType type, String metric) {
        return types.contains(type) && (metric.isEmpty() || metrics.contains(metric));
    }
}
