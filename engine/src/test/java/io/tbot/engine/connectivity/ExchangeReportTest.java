package io.tbot.engine.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.FreshThread;
import io.tbot.engine.config.ExchangeRule;
import io.tbot.engine.config.HealthRule;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.measure.Windows;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshThread.class)
class ExchangeReportTest {
    private static final long MILLI = 1_000_000L;

    private final Measure measure = new Measure(Caps.standard());
    private final WallClock wallClock = new WallClock();
    private final Connectivity connectivity =
            new Connectivity(measure, new Families(), new Windows(measure, System.nanoTime()), wallClock);

    @Test
    void leavesOutWhatNobodyKnows() {
        connectivity.violated("nobody", "GET /x", "429");
        assertThat(connectivity.report()).isEmpty();

        connectivity.webSocketEnded("known", 1000);
        assertThat(tree())
                .isEqualTo(Map.of(
                        "exchange",
                        "known",
                        "health",
                        Map.of("parts", Map.of(), "reasons", Map.of()),
                        "limits",
                        List.of()));
    }

    @Test
    void tellsWhichSessionsAreDown() {
        connectivity.ask(states -> {
            states.fixSession("venue", "FIX.4.4:BOT->VENUE", true);
            states.fixSession("venue", "FIX.4.4:BOT->DROPCOPY", false);
        });

        assertThat(tree().get("health"))
                .isEqualTo(Map.of(
                        "score", 0.5, "parts", Map.of("fix", 0.5), "reasons", Map.of("fix", "1 of 2 connections up")));
        assertThat(tree().get("fix"))
                .isEqualTo(List.of(
                        Map.of("session", "FIX.4.4:BOT->DROPCOPY", "up", false),
                        Map.of("session", "FIX.4.4:BOT->VENUE", "up", true)));
    }

    @Test
    void showsTheMostSilentConnection() {
        connectivity.webSocketOpened("venue", false, false);
        connectivity.ask(states -> {
            states.webSocket("venue", 2_000 * MILLI);
            states.webSocket("venue", 9_000 * MILLI);
        });

        assertThat(tree().get("websocket"))
                .isEqualTo(Map.of(
                        "health", 1.0, "up", 2, "missing", 0, "connects_5m", 1, "storm", false, "silent_seconds", 9.0));
    }

    @Test
    void judgesByTheFirstEntryThatSaysSomething() {
        HealthRule rule = HealthRule.DEFAULT;
        HealthRule strict = new HealthRule(rule.heartbeatNanos(), rule.responseNanos(), 0.9, 0.05, 5, 60);
        connectivity.judge(List.of(
                new ExchangeRule("a", "venue"),
                new ExchangeRule("b", "venue", Map.of("request_weight_1m", 100L), HealthRule.DEFAULT),
                new ExchangeRule("c", "venue", Map.of("request_weight_1m", 7L), strict)));
        connectivity.limit("venue", false, 60, -1, 20);

        assertThat(tree().get("health"))
                .isEqualTo(Map.of(
                        "score",
                        0.5,
                        "parts",
                        Map.of("rate_limit", 0.5),
                        "reasons",
                        Map.of("rate_limit", "80 % of request_weight_1m left")));
    }

    @Test
    void knowsTheClockByTimesInBodiesAndItsError() {
        long now = System.nanoTime();
        long venue = wallClock.epochNanos(now) + 300 * MILLI;
        connectivity.serverTime("venue", now - 10 * MILLI, now + 10 * MILLI, venue / MILLI * MILLI, MILLI);

        assertThat(connectivity.offsetErrorNanos("venue")).isBetween(10.0 * MILLI, 19.0 * MILLI);
        assertThat(Math.abs(connectivity.offsetNanos("venue") - 300 * MILLI))
                .isLessThanOrEqualTo(connectivity.offsetErrorNanos("venue"));
        assertThat(connectivity.offsetNanos("elsewhere")).isNaN();
    }

    private Map<String, Object> tree() {
        List<ExchangeReport> reports = connectivity.report();
        assertThat(reports).hasSize(1);
        return reports.get(0).tree();
    }
}
