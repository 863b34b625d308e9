package io.tbot.engine.alert.hold;

import java.util.Locale;

/** Why an alert moved from one phase to another. */
public enum Cause {
    BREACH,
    HELD_LONG_ENOUGH,
    CLEAR,
    CLEAR_LONG_ENOUGH,
    BREACH_AGAIN,
    RULE_GONE,
    /** Restored after a restart, and nothing was heard of it since. */
    UNKNOWN_AFTER_RESTART,
    FIRED_BY_HAND,
    RESOLVED_BY_HAND,
    /** A manual alert that nobody fired again. */
    TIME_OVER;

    /** {@code held_long_enough}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
