package io.tbot.engine.alert.model;

import java.util.Locale;

/** Why a notification is sent, or is not: the same word in metric, log, answer and test. */
public enum Reason {
    FIRST_BREACH,
    NEW_ALERTS,
    ALL_RESOLVED,
    NEW_RESOLVED,
    REPEAT_DUE,
    SEVERITY_CHANGED,
    ESCALATED,
    ACK_EXPIRED,
    SILENCE_ENDED,
    FLAPPING,
    DIGEST,
    TEST,
    NOTHING_NEW,
    SILENCED,
    INHIBITED,
    MUTED,
    ACKNOWLEDGED,
    RATE_LIMITED,
    REPLACED,
    BREAKER_OPEN,
    EXPIRED,
    DEAD;

    /** {@code first_breach}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
