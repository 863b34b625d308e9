package io.tbot.engine.connectivity;

import io.tbot.engine.config.HealthRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Grades what is known of a venue by a rule. Threads: any. Source: spec original-module 1.7; docs/signals.md defines.
 */
final class HealthGrades {
    /** Below each limit, and from the last on. */
    private static final double[] GRADES = {1.0, 0.95, 0.85, 0.70, 0.50, 0.25, 0.1};

    /** Fewer calls say nothing: the first of them opens a connection. */
    private static final int MIN_CALLS = 5;

    private static final double LOW = 0.5;
    private static final double LEAST = 0.25;
    private static final double STORM = 0.5;
    private static final double ROUNDING = 1e-9;

    private final HealthRule rule;

    HealthGrades(HealthRule rule) {
        this.rule = rule;
    }

    /** All that counts for the venue. */
    Health of(ExchangeReport.State state) {
        Map<String, Health.Part> parts = new LinkedHashMap<>();
        RecentTimes.Calls calls = state.calls();
        if (calls.calls() >= MIN_CALLS) {
            time(parts, "response", calls.p95Nanos(), rule.responseNanos());
            double share = calls.faults() / (double) calls.calls();
            parts.put("errors", part(1 - share, "%d of %d calls failed", calls.faults(), calls.calls()));
        }
        long heartbeat = Math.max(state.heartbeatNanos(), state.fixHeartbeatNanos());
        time(parts, "heartbeat", heartbeat, rule.heartbeatNanos());
        limits(parts, state);
        connections(parts, state);
        return new Health(parts);
    }

    /** What counts for the venue's WebSocket connections; no parts where it never had one. */
    Health ofWebSockets(ExchangeReport.State state) {
        Map<String, Health.Part> parts = new LinkedHashMap<>();
        if (state.recentConnects() >= 0) {
            time(parts, "heartbeat", state.heartbeatNanos(), rule.heartbeatNanos());
            connected(parts, "websocket", state.webSocketsUp(), state.webSocketsMissing());
            storm(parts, state);
        }
        return new Health(parts);
    }

    private static void time(Map<String, Health.Part> parts, String name, long p95Nanos, List<Long> limits) {
        if (p95Nanos >= 0) {
            int i = 0;
            while (i < limits.size() && p95Nanos >= limits.get(i)) {
                i++;
            }
            parts.put(name, part(GRADES[i], "p95 is %.1f ms", p95Nanos / 1e6));
        }
    }

    private void limits(Map<String, Health.Part> parts, ExchangeReport.State state) {
        if (state.retryAfterSeconds() > 0) {
            parts.put("rate_limit", part(0, "to be left alone for %.0f s", state.retryAfterSeconds()));
            return;
        }
        for (RateWindow.Usage usage : state.limits()) {
            double left = 1 - usage.usedRatio() + ROUNDING;
            if (!Double.isNaN(left)) {
                double grade = left < rule.leastHeadroom() ? LEAST : left < rule.lowHeadroom() ? LOW : 1;
                Health.Part known = parts.get("rate_limit");
                if (known == null || grade < known.value()) {
                    parts.put("rate_limit", part(grade, "%.0f %% of %s left", left * 100, usage.type()));
                }
            }
        }
    }

    private static void connections(Map<String, Health.Part> parts, ExchangeReport.State state) {
        if (state.recentConnects() >= 0) {
            connected(parts, "websocket", state.webSocketsUp(), state.webSocketsMissing());
            storm(parts, state);
        }
        int up = 0;
        for (boolean each : state.sessions().values()) {
            up += each ? 1 : 0;
        }
        connected(parts, "fix", up, state.sessions().size() - up);
    }

    private static void connected(Map<String, Health.Part> parts, String name, int up, int down) {
        if (up + down > 0) {
            parts.put(name, part(up / (double) (up + down), "%d of %d connections up", up, up + down));
        }
    }

    private static void storm(Map<String, Health.Part> parts, ExchangeReport.State state) {
        if (state.storming()) {
            parts.put("storm", part(STORM, "%d connects in 5 min", state.recentConnects()));
        }
    }

    private static Health.Part part(double value, String text, Object... values) {
        return new Health.Part(value, String.format(Locale.ROOT, text, values));
    }
}
