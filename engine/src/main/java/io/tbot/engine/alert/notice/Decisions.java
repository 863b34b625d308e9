package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.model.Reason;

/** Hears why nobody is told of an alert, each time that changes. Threads: the alert thread. */
public interface Decisions {
    /**
     * @param group the group's key
     * @param by the silence, alert, calendar or person behind it
     */
    void decided(long nowMillis, String group, String fingerprint, Reason reason, String by);
}
