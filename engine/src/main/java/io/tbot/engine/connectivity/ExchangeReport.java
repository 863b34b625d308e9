package io.tbot.engine.connectivity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that is known of the way to one venue at one moment. */
public final class ExchangeReport {
    final String exchange;
    final State state;
    final Health health;
    final Health webSocketHealth;

    ExchangeReport(String exchange, State state, HealthGrades grades) {
        this.exchange = exchange;
        this.state = state;
        this.health = grades.of(state);
        this.webSocketHealth = grades.ofWebSockets(state);
    }

    /** As names and values, in the order to be read; what nobody knows is left out. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("exchange", exchange);
        tree.put("health", tree(health));
        if (state.calls.calls() > 0) {
            tree.put("rest", rest());
        }
        tree.put("limits", state.limits.stream().map(ExchangeReport::tree).toList());
        if (state.retryAfterSeconds > 0) {
            tree.put("retry_after_seconds", state.retryAfterSeconds);
        }
        if (state.recentConnects >= 0) {
            tree.put("websocket", webSocket());
        }
        if (!state.sessions.isEmpty()) {
            tree.put("fix", fix());
        }
        ClockOffset.Bounds clock = state.clock;
        if (clock != null) {
            Map<String, Object> known = new LinkedHashMap<>();
            known.put("offset_seconds", clock.offsetNanos() / 1e9);
            known.put("error_seconds", clock.errorNanos() / 1e9);
            tree.put("clock", known);
        }
        return tree;
    }

    private static Map<String, Object> tree(Health health) {
        Map<String, Object> tree = new LinkedHashMap<>();
        put(tree, "score", health.score());
        Map<String, Object> parts = new LinkedHashMap<>();
        health.parts().forEach((name, part) -> parts.put(name, part.value()));
        tree.put("parts", parts);
        tree.put("reasons", new LinkedHashMap<String, Object>(health.reasons()));
        return tree;
    }

    private Map<String, Object> rest() {
        Map<String, Object> rest = new LinkedHashMap<>();
        rest.put("calls_1m", state.calls.calls());
        rest.put("faults_1m", state.calls.faults());
        rest.put("p95_seconds", state.calls.p95Nanos() / 1e9);
        return rest;
    }

    private static Map<String, Object> tree(RateWindow.Usage usage) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("limit_type", usage.type());
        put(tree, "used", usage.used() < 0 ? Double.NaN : usage.used());
        put(tree, "limit", usage.limit() < 0 ? Double.NaN : usage.limit());
        put(tree, "remaining", usage.remaining() < 0 ? Double.NaN : usage.remaining());
        put(tree, "used_ratio", usage.usedRatio());
        put(tree, "reset_seconds", usage.resetSeconds());
        put(tree, "exhaustion_seconds", usage.exhaustionSeconds());
        return tree;
    }

    private Map<String, Object> webSocket() {
        Map<String, Object> tree = new LinkedHashMap<>();
        put(tree, "health", webSocketHealth.score());
        tree.put("up", state.webSocketsUp);
        tree.put("missing", state.webSocketsMissing);
        tree.put("connects_5m", state.recentConnects);
        tree.put("storm", state.storming);
        put(tree, "silent_seconds", state.silentSeconds);
        put(tree, "heartbeat_p95_seconds", state.heartbeatNanos < 0 ? Double.NaN : state.heartbeatNanos / 1e9);
        return tree;
    }

    private List<Object> fix() {
        List<Object> sessions = new ArrayList<>();
        state.sessions.forEach((id, up) -> sessions.add(Map.of("session", id, "up", up)));
        return sessions;
    }

    private static void put(Map<String, Object> tree, String name, double value) {
        if (!Double.isNaN(value)) {
            tree.put(name, value);
        }
    }

    /**
     * What was seen.
     *
     * @param calls of the last minute
     * @param heartbeatNanos p95 of the last five minutes from ping to pong; -1 for none
     * @param fixHeartbeatNanos the same of test requests
     * @param retryAfterSeconds how long the venue asks to be left alone; 0 for not at all
     * @param webSocketsUp connections that are up
     * @param webSocketsMissing connections that were lost and have not come back
     * @param silentSeconds since anything came over the most silent of those that are up; NaN for none
     * @param recentConnects attempts of the last five minutes; -1 where there never was one
     * @param storming whether they come too thick
     * @param sessions FIX sessions, and whether each is up
     * @param clock {@code null} where nobody knows
     */
    record State(
            RecentTimes.Calls calls,
            long heartbeatNanos,
            long fixHeartbeatNanos,
            List<RateWindow.Usage> limits,
            double retryAfterSeconds,
            int webSocketsUp,
            int webSocketsMissing,
            double silentSeconds,
            int recentConnects,
            boolean storming,
            Map<String, Boolean> sessions,
            ClockOffset.@Nullable Bounds clock) {}
}
