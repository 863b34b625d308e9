package io.tbot.engine.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tbot.engine.Counts;
import io.tbot.engine.FreshThread;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.measure.Windows;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshThread.class)
class RateLimitTest {
    private static final long SECOND = 1_000_000_000L;

    private final Measure measure = new Measure(Caps.standard());
    private final WallClock wallClock = new WallClock();
    private final Connectivity connectivity =
            new Connectivity(measure, new Families(), new Windows(measure, System.nanoTime()), wallClock);
    private final ResponseHeaders headers = new ResponseHeaders();
    private long now = System.nanoTime();

    @Test
    void readsBinanceUseAndKnowsNoRatioUntilALimitIsTold() {
        answer(
                "binance",
                200,
                "X-MBX-USED-WEIGHT-1M",
                "1200",
                "x-mbx-order-count-10s",
                "3",
                "X-MBX-ORDER-COUNT-1D",
                "9");

        assertThat(shown("used"))
                .containsOnly(
                        Map.entry("binance request_weight_1m", 1200.0),
                        Map.entry("binance orders_10s", 3.0),
                        Map.entry("binance orders_1d", 9.0));
        assertThat(shown("remaining")).isEmpty();
        assertThat(shown("used_ratio")).isEmpty();

        connectivity.limit("binance", false, 60, 6000, -1);

        assertThat(shown("limit")).containsExactly(Map.entry("binance request_weight_1m", 6000.0));
        assertThat(shown("remaining")).containsExactly(Map.entry("binance request_weight_1m", 4800.0));
        assertThat(shown("used_ratio")).containsExactly(Map.entry("binance request_weight_1m", 0.2));
    }

    @Test
    void readsBybitPerEndpoint() {
        String soon = Long.toString(wallClock.epochNanos(now) / 1_000_000 + 5_000);
        answer("bybit", 200, "X-Bapi-Limit", "20", "X-Bapi-Limit-Status", "15", "X-Bapi-Limit-Reset-Timestamp", soon);

        assertThat(shown("remaining")).containsExactly(Map.entry("bybit GET /x", 15.0));
        assertThat(shown("used_ratio")).containsExactly(Map.entry("bybit GET /x", 0.25));
        assertThat(shown("reset_seconds").get("bybit GET /x")).isCloseTo(5, within(0.1));
    }

    @Test
    void knowsNoEndOfAWindowThatIsSaidToEndNow() {
        String past = Long.toString(wallClock.epochNanos(now) / 1_000_000 - 1);
        answer("bybit", 200, "X-Bapi-Limit", "20", "X-Bapi-Limit-Status", "15", "X-Bapi-Limit-Reset-Timestamp", past);

        assertThat(shown("remaining")).containsExactly(Map.entry("bybit GET /x", 15.0));
        assertThat(shown("reset_seconds")).isEmpty();
    }

    @Test
    void readsKuCoinCountdownInMilliseconds() {
        answer(
                "kucoin",
                200,
                "gw-ratelimit-limit",
                "500",
                "gw-ratelimit-remaining",
                "300",
                "gw-ratelimit-reset",
                "1489");

        assertThat(shown("used")).containsExactly(Map.entry("kucoin requests", 200.0));
        assertThat(shown("reset_seconds").get("kucoin requests")).isCloseTo(1.489, within(1e-6));
    }

    @Test
    void readsAlpacaCoinbaseAndGenericWithEitherFormOfReset() {
        long epoch = wallClock.epochNanos(now) / SECOND + 30;
        answer(
                "alpaca",
                200,
                "X-RateLimit-Reset",
                Long.toString(epoch),
                "X-RateLimit-Limit",
                "200",
                "X-RateLimit-Remaining",
                "150");
        answer("coinbase", 200, "CB-RATELIMIT-LIMIT", "30", "CB-RATELIMIT-REMAINING", "29", "CB-RATELIMIT-RESET", "1");
        answer("plain", 200, "RateLimit-Limit", "100, 100;w=10", "RateLimit-Remaining", "40", "RateLimit-Reset", "7");

        assertThat(shown("remaining"))
                .containsOnly(
                        Map.entry("alpaca requests", 150.0),
                        Map.entry("coinbase requests", 29.0),
                        Map.entry("plain requests", 40.0));
        assertThat(shown("limit"))
                .containsOnly(
                        Map.entry("alpaca requests", 200.0),
                        Map.entry("coinbase requests", 30.0),
                        Map.entry("plain requests", 100.0));
        assertThat(shown("reset_seconds").get("alpaca requests")).isCloseTo(30, within(1.1));
        assertThat(shown("reset_seconds").get("coinbase requests")).isEqualTo(1);
        assertThat(shown("reset_seconds").get("plain requests")).isEqualTo(7);
    }

    @Test
    void readsTheStandardsFieldsOfEveryDraft() {
        answer("early", 200, "RateLimit", "limit=100, remaining=50, reset=5", "RateLimit-Policy", "100;w=60");
        answer("late", 200, "RateLimit-Policy", "\"burst\";q=80;w=10, \"day\";q=9;w=86400");
        answer("late", 200, "RateLimit", "\"burst\";r=20;t=3, \"day\";r=5;t=30");

        assertThat(shown("remaining"))
                .containsOnly(Map.entry("early requests", 50.0), Map.entry("late requests", 20.0));
        assertThat(shown("limit")).containsOnly(Map.entry("early requests", 100.0), Map.entry("late requests", 80.0));
        assertThat(shown("reset_seconds"))
                .containsOnly(Map.entry("early requests", 5.0), Map.entry("late requests", 3.0));
    }

    @Test
    void countsRefusalsForALimitWithTheirCode() {
        answer("binance", 429);
        answer("binance", 418);
        answer("binance", 403);
        answer("kraken", 403);
        answer("kraken", 500);
        connectivity.violated("kraken", "POST /0/private/AddOrder", "EAPI");

        assertThat(Counts.calls(measure, "connectivity.exchange_rate_limit_violations_total"))
                .containsOnly(
                        Map.entry("binance GET /x 429", 1L),
                        Map.entry("binance GET /x 418", 1L),
                        Map.entry("binance GET /x 403", 1L),
                        Map.entry("kraken POST /0/private/AddOrder EAPI", 1L));
    }

    @Test
    void countsRetryAfterDownInEitherForm() {
        answer("a", 429, "Retry-After", "30");
        answer("b", 503, "retry-after", "Sun, 06 Nov 1994 08:49:37 GMT");
        now += 10 * SECOND;

        assertThat(of("exchange_retry_after_seconds")).containsExactly(Map.entry("a", 20.0));

        now += 20 * SECOND;
        assertThat(of("exchange_retry_after_seconds")).isEmpty();
    }

    @Test
    void takesValuesAwayThatNobodyCanKnowAnyMore() {
        answer("binance", 200, "X-MBX-USED-WEIGHT-1M", "10", "X-MBX-ORDER-COUNT-10S", "1");
        answer("alpaca", 200, "X-RateLimit-Limit", "200", "X-RateLimit-Remaining", "150", "X-RateLimit-Reset", "20");
        answer("plain", 200, "X-RateLimit-Remaining", "5");

        now += 15 * SECOND;
        assertThat(shown("used"))
                .containsOnly(Map.entry("binance request_weight_1m", 10.0), Map.entry("alpaca requests", 50.0));
        now += 6 * SECOND;
        assertThat(shown("remaining")).containsExactly(Map.entry("plain requests", 5.0));
        now += 40 * SECOND;
        assertThat(shown("used")).isEmpty();
        assertThat(shown("remaining")).isEmpty();
    }

    @Test
    void foretellsWhenNothingWillBeLeft() {
        connectivity.limit("binance", false, 60, 600, -1);
        for (int second = 0; second <= 10; second++) {
            answer("binance", 200, "X-MBX-USED-WEIGHT-1M", Integer.toString(100 + second * 20));
            now += SECOND;
        }
        now -= SECOND;

        // 300 of 600 used, 20 a second
        assertThat(shown("exhaustion_seconds").get("binance request_weight_1m")).isCloseTo(15, within(0.1));

        now += SECOND;
        answer("binance", 200, "X-MBX-USED-WEIGHT-1M", "5");
        assertThat(shown("exhaustion_seconds")).isEmpty();
    }

    @Test
    void foretellsNothingThatTheWindowsEndPrevents() {
        for (int second = 0; second <= 5; second++) {
            String left = Integer.toString(100 - second);
            answer("alpaca", 200, "X-RateLimit-Limit", "200", "X-RateLimit-Remaining", left, "X-RateLimit-Reset", "30");
            now += SECOND;
        }

        assertThat(shown("remaining")).containsExactly(Map.entry("alpaca requests", 95.0));
        assertThat(shown("exhaustion_seconds")).isEmpty();
    }

    @Test
    void countsHeadersThatItCannotRead() {
        answer(
                "x",
                200,
                "X-RateLimit-Remaining",
                "many",
                "Date",
                "yesterday",
                "Retry-After",
                "",
                "Content-Type",
                "what");

        assertThat(Counts.calls(measure, "connectivity.exchange_headers_unread_total"))
                .containsExactly(Map.entry("x", 3L));
    }

    private void answer(String exchange, int status, String... namesAndValues) {
        headers.clear();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.take(namesAndValues[i], namesAndValues[i + 1]);
        }
        connectivity.answered(exchange, "GET /x", status, now - 1_000_000, now, headers);
    }

    private Map<String, Double> shown(String gauge) {
        return of("exchange_rate_limit_" + gauge);
    }

    private Map<String, Double> of(String gauge) {
        connectivity.refresh(now);
        Map<String, Double> shown = new HashMap<>(Counts.gauges(measure, "connectivity." + gauge));
        shown.values().removeIf(value -> Double.isNaN(value));
        return shown;
    }
}
