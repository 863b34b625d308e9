package io.tbot.engine.connectivity;

import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.measure.Source;
import java.util.List;
import java.util.Map;

/** What is shown of the ways to venues. Threads: made at set-up. Source: spec metrics 2.2; docs/signals.md defines. */
final class ConnectivityPoints {
    private static final String EXCHANGE = "exchange";
    private static final String TYPE = "limit_type";

    private final Measure measure;
    private final Families families;

    final SparseGauge remaining;
    final SparseGauge limit;
    final SparseGauge used;
    final SparseGauge usedRatio;
    final SparseGauge reset;
    final SparseGauge exhaustion;
    final SparseGauge retryAfter;
    final SparseGauge clockOffset;
    final SparseGauge clockError;
    final SparseGauge silent;
    final SparseGauge connects;
    final SparseGauge storm;
    final SparseGauge health;
    final SparseGauge webSocketHealth;
    final int storms;
    final int violation;
    final int unread;

    ConnectivityPoints(Measure measure, Families families) {
        this.measure = measure;
        this.families = families;
        remaining = allowance("remaining", "What is left of a venue's allowance, by its last answer.");
        limit = allowance("limit", "A venue's allowance, as it or the configuration says.");
        used = allowance("used", "What is used of a venue's allowance, by its last answer.");
        usedRatio = allowance("used_ratio", "The used share of a venue's allowance.");
        reset = allowance("reset_seconds", "Until the venue's window ends.");
        exhaustion = allowance("exhaustion_seconds", "Until nothing is left at the recent rate of use.");
        retryAfter = venue("exchange_retry_after_seconds", "How long the venue still asks to be left alone.");
        clockOffset = venue("exchange_clock_offset_seconds", "How far the venue's clock is ahead, estimated.");
        clockError = venue("exchange_clock_offset_error_seconds", "How far that estimate may be off.");
        silent = venue("exchange_websocket_silent_seconds", "Since anything came over the most silent connection.");
        connects = venue("exchange_websocket_recent_connects", "Attempts to connect in the last five minutes.");
        storm = venue("exchange_websocket_storm", "Whether connections come back too often now.");
        health = venue("exchange_health_score", "How healthy the way to the venue is, 0 to 1.");
        webSocketHealth = venue("websocket_connection_health", "How healthy the WebSocket connections are, 0 to 1.");
        storms = counter("exchange_websocket_storms_total", "Times that connections came back too often.", EXCHANGE);
        violation = counter(
                "exchange_rate_limit_violations_total", "Calls refused for a limit.", EXCHANGE, "endpoint", "code");
        unread = counter(
                "exchange_headers_unread_total", "Headers of limits and times that could not be read.", EXCHANGE);
    }

    /** The gauges that have a value for each allowance. */
    List<SparseGauge> allowances() {
        return List.of(remaining, limit, used, usedRatio, reset, exhaustion);
    }

    private SparseGauge allowance(String name, String help) {
        return new SparseGauge(measure, families, "exchange_rate_limit_" + name, help, EXCHANGE, TYPE);
    }

    private SparseGauge venue(String name, String help) {
        return new SparseGauge(measure, families, name, help, EXCHANGE);
    }

    private int counter(String name, String help, String... labels) {
        Point point = measure.point("connectivity." + name, Guard.NONE, List.of(labels));
        families.counter("tbot_" + name, help, point, Source.CALLS, Map.of(), labels);
        return measure.site(point, name.replace('_', ' '), new String[labels.length]);
    }
}
