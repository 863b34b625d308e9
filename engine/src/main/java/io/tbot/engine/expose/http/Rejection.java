package io.tbot.engine.expose.http;

import java.util.Locale;

/** Why a connection, a request or an event stream was turned away or cut short. */
public enum Rejection {
    MALFORMED,
    HEADERS_TOO_LARGE,
    BODY_TOO_LARGE,
    REQUEST_TIMEOUT,
    WRITE_TIMEOUT,
    /** Closed while incomplete, idle or stalled, to make room for a newer connection. */
    EVICTED,
    /** No room: every connection was being answered. */
    FULL,
    WRONG_HOST,
    WRONG_ORIGIN,
    UNAUTHORIZED,
    NOT_FOUND,
    WRONG_METHOD,
    HANDLER_FAILED,
    /** The client of an event stream read slower than events came. */
    EVENTS_SLOW,
    EVENTS_FULL;

    /** The word in metrics and logs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
