package io.tbot.engine.alert.hold;

import java.util.Locale;

/** How far an alert has come. */
public enum Phase {
    /** The condition holds, not yet for as long as the rule wants. */
    PENDING,
    FIRING,
    /** Clear, not yet for as long as the rule wants; to everyone else it still fires. */
    RESOLVING,
    RESOLVED;

    /** Whether to everyone else it fires. */
    public boolean fires() {
        return this == FIRING || this == RESOLVING;
    }

    /** {@code firing}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
