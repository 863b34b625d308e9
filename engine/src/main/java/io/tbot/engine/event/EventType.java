package io.tbot.engine.event;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an event is about. */
public enum EventType {
    ALERT,
    ERROR,
    PERFORMANCE,
    METRIC;

    /** {@code alert}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of that word; {@code null} where there is none. */
    public static @Nullable EventType of(String word) {
        for (EventType type : values()) {
            if (type.word().equals(word)) {
                return type;
            }
        }
        return null;
    }
}
