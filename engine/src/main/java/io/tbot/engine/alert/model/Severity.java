package io.tbot.engine.alert.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How bad it is, worst first. */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    INFO;

    /** {@code critical}, as in files, labels and messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The severity of that word, case aside; {@code null} where there is none. */
    public static @Nullable Severity of(String word) {
        for (Severity each : values()) {
            if (each.name().equalsIgnoreCase(word)) {
                return each;
            }
        }
        return null;
    }
}
