package io.tbot.engine.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.Counts;
import io.tbot.engine.FreshThread;
import io.tbot.engine.connectivity.Connectivity;
import io.tbot.engine.connectivity.ExchangeReport;
import io.tbot.engine.connectivity.ResponseHeaders;
import io.tbot.engine.exchange.HttpCalls;
import io.tbot.engine.exchange.Venues;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.measure.Windows;
import io.tbot.engine.tick.Ticks;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(FreshThread.class)
class VenueLimitsTest {
    private static final long MILLI = 1_000_000;

    /** By which bounds are widened for the clocks' drift, at most, in a minute. */
    private static final double DRIFT = 60e9 * 1e-4;

    private final Measure measure = new Measure(Caps.standard());
    private final Families families = new Families();
    private final WallClock wallClock = new WallClock();
    private final OrderFlow flow = new OrderFlow(new Ticks());
    private final Connectivity connectivity =
            new Connectivity(measure, families, new Windows(measure, System.nanoTime()), wallClock);
    private final VenueTraffic traffic = new VenueTraffic(measure, families, List.of(), flow);
    private final VenueStreams streams =
            new VenueStreams(traffic, flow, new Feeds(new Ticks(), measure, families, wallClock));
    private final HttpCalls http = new HttpCalls(measure, families, new Venues(List.of()), flow);

    @BeforeEach
    void connect() {
        traffic.tell(connectivity);
        http.tell(connectivity);
        http.readWith(traffic);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "api.binance.com | POST /api/v3/order | 400 | {\"code\":-1015,\"msg\":\"Too many new orders.\"} | binance -1015",
                "api.binance.com | GET /api/v3/klines | 400 | {\"code\":-1003,\"msg\":\"Way too much\"} | binance -1003",
                "api.binance.com | GET /api/v3/klines | 429 | {\"code\":-1003,\"msg\":\"Way too much\"} | binance 429",
                "api.binance.com | POST /api/v3/order | 429 | {\"code\":-1003,\"msg\":\"Way too much\"} | binance 429",
                "api.kraken.com | GET /0/public/Ticker | 200 | {\"error\":[\"EAPI:Rate limit exceeded\"]} | kraken EAPI:Rate limit exceeded",
                "api.kraken.com | GET /0/public/Ticker | 200 | {\"error\":[\"EService:Throttled: 1704067200\"]} | kraken EService:Throttled",
                "www.okx.com | GET /api/v5/market/books | 200 | {\"code\":\"50011\",\"msg\":\"Too Many\",\"data\":[]} | okx 50011",
                "api.bybit.com | GET /v5/market/tickers | 200 | {\"retCode\":10006,\"retMsg\":\"Too many visits!\"} | bybit 10006",
                "api.bybit.com | GET /v5/market/tickers | 403 | {\"retCode\":10018,\"retMsg\":\"IP\"} | bybit 403",
                "api.kucoin.com | GET /api/v1/accounts | 200 | {\"code\":\"200002\",\"msg\":\"rate limit\"} | kucoin 200002",
                "api.kucoin.com | GET /api/v1/accounts | 200 | {\"code\":\"200000\",\"data\":[]} | none",
            })
    void countsARefusalForALimitOnceWhetherStatusOrBodySaysIt(
            String host, String call, int status, String body, String counted) {
        String[] parts = call.split(" ", -1);
        answer(host, parts[0], parts[1], status, body);

        Map<String, Long> violations = new TreeMap<>();
        Counts.calls(measure, "connectivity.exchange_rate_limit_violations_total")
                .forEach((labels, count) -> violations.put(labels.replace(" " + call + " ", " "), count));
        assertThat(violations).isEqualTo(counted.equals("none") ? Map.of() : Map.of(counted, 1L));
    }

    @Test
    void looksForACodeOnlyAtTheBeginningOfAnAnswerThatIsNotNamed() {
        answer("api.bybit.com", "GET", "/v5/x", 200, "{\"a\":\"" + "x".repeat(250) + "\",\"retCode\":10006}");

        assertThat(Counts.calls(measure, "connectivity.exchange_rate_limit_violations_total"))
                .isEmpty();
        assertThat(Counts.calls(measure, "exchange.unread")).isEmpty();
    }

    @Test
    void takesTheAllowancesOfExchangeInfo() {
        headers("X-MBX-USED-WEIGHT-1M", "1200");
        answer(
                "api.binance.com",
                "GET",
                "/api/v3/exchangeInfo",
                200,
                "{\"timezone\":\"UTC\",\"serverTime\":1565246363776,\"rateLimits\":["
                        + "{\"rateLimitType\":\"REQUEST_WEIGHT\",\"interval\":\"MINUTE\",\"intervalNum\":1,\"limit\":6000},"
                        + "{\"rateLimitType\":\"ORDERS\",\"interval\":\"SECOND\",\"intervalNum\":10,\"limit\":100},"
                        + "{\"rateLimitType\":\"RAW_REQUESTS\",\"interval\":\"MINUTE\",\"intervalNum\":5,\"limit\":61000}],"
                        + "\"symbols\":[" + "{\"symbol\":\"X\"},".repeat(500) + "{}]}");

        assertThat(limits()).containsOnly(Map.entry("request_weight_1m", "6000.0 1200.0"));
        assertThat(Counts.calls(measure, "exchange.unread")).isEmpty();
    }

    @Test
    void takesTheAllowancesOfAReplyOverAWebSocket() {
        streams.received(
                "binance",
                "{\"id\":\"7\",\"status\":200,\"result\":{\"symbol\":\"BTCUSDT\",\"orderId\":1},\"rateLimits\":["
                        + "{\"rateLimitType\":\"ORDERS\",\"interval\":\"SECOND\",\"intervalNum\":10,\"limit\":50,\"count\":12},"
                        + "{\"rateLimitType\":\"ORDERS\",\"interval\":\"DAY\",\"intervalNum\":1,\"limit\":160000,\"count\":4043},"
                        + "{\"rateLimitType\":\"REQUEST_WEIGHT\",\"interval\":\"MINUTE\",\"intervalNum\":1,\"limit\":6000,\"count\":321}]}",
                System.nanoTime());

        assertThat(limits())
                .containsOnly(
                        Map.entry("orders_10s", "50.0 12.0"),
                        Map.entry("orders_1d", "160000.0 4043.0"),
                        Map.entry("request_weight_1m", "6000.0 321.0"));
    }

    @Test
    void tellsAnOrderOfAReplyThatBringsAllowancesOnce() {
        streams.sending(
                "binance",
                "{\"id\":\"7\",\"method\":\"order.place\",\"params\":{\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"newClientOrderId\":\"a\"}}");
        VenueTrafficTest.told(flow);
        streams.received(
                "binance",
                "{\"id\":\"7\",\"status\":200,\"result\":{\"orderId\":12,\"clientOrderId\":\"a\",\"status\":\"NEW\"},\"rateLimits\":["
                        + "{\"rateLimitType\":\"ORDERS\",\"interval\":\"SECOND\",\"intervalNum\":10,\"limit\":50,\"count\":12},"
                        + "{\"rateLimitType\":\"ORDERS\",\"interval\":\"DAY\",\"intervalNum\":1,\"limit\":160000,\"count\":4043}]}",
                5);

        assertThat(VenueTrafficTest.told(flow))
                .containsExactly("END PLACE 1 binance BTCUSDT null null null null a 12 at 5 NEW OK null");
    }

    @Test
    void countsARefusalForALimitThatAReplySays() {
        streams.received(
                "binance",
                "{\"id\":\"9\",\"status\":429,\"error\":{\"code\":-1003,\"msg\":\"Too much request weight used\"},\"rateLimits\":[]}",
                1);
        streams.received("binance", "{\"id\":\"9\",\"status\":400,\"error\":{\"code\":-2010,\"msg\":\"x\"}}", 1);

        assertThat(Counts.calls(measure, "connectivity.exchange_rate_limit_violations_total"))
                .containsOnly(Map.entry("binance  -1003", 1L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "binance | api.binance.com | /api/v3/time | {\"serverTime\":%1$d} | 1",
                "kraken | api.kraken.com | /0/public/Time | {\"error\":[],\"result\":{\"unixtime\":%2$d,\"rfc1123\":\"x\"}} | 1000",
                "bybit | api.bybit.com | /v5/market/time | {\"retCode\":0,\"result\":{\"timeSecond\":\"%2$d\",\"timeNano\":\"%1$d000000\"}} | 0",
                "okx | www.okx.com | /api/v5/public/time | {\"code\":\"0\",\"msg\":\"\",\"data\":[{\"ts\":\"%1$d\"}]} | 1",
                "kucoin | api.kucoin.com | /api/v1/timestamp | {\"code\":\"200000\",\"msg\":\"success\",\"data\":%1$d} | 1",
                "coinbase | api.coinbase.com | /api/v3/brokerage/time | {\"iso\":\"x\",\"epochSeconds\":\"%2$d\",\"epochMillis\":\"%1$d\"} | 1",
            })
    void boundsTheClockByTheTimeThatTheVenueTellsAndItsResolution(
            String venue, String host, String path, String body, int resolutionMillis) {
        long start = System.nanoTime();
        long epochMillis = (wallClock.epochNanos(start) + 250 * MILLI) / MILLI;
        int token = http.enter("GET", URI.create("https://" + host + path), false, start);
        Object stream = new Object();
        http.answering(stream);
        http.responseBody(stream, String.format(body, epochMillis, epochMillis / 1000), 0, 4096);
        http.exit(token, start, 200, null);
        double took = System.nanoTime() - start;

        double error = connectivity.offsetErrorNanos(venue);
        assertThat(error).isBetween(resolutionMillis * MILLI / 2.0 - 1, resolutionMillis * MILLI / 2.0 + took + DRIFT);
        assertThat(Math.abs(connectivity.offsetNanos(venue) - 250.0 * MILLI)).isLessThanOrEqualTo(error + MILLI);
    }

    private void headers(String name, String value) {
        ResponseHeaders headers = new ResponseHeaders();
        headers.take(name, value);
        long now = System.nanoTime();
        connectivity.answered("binance", "GET /x", 200, now - 1000, now, headers);
    }

    /** By type, the limit and what is used. */
    private Map<String, String> limits() {
        Map<String, String> limits = new TreeMap<>();
        for (ExchangeReport report : connectivity.report()) {
            List<?> all = (List<?>) report.tree().get("limits");
            for (Object each : all) {
                Map<?, ?> one = (Map<?, ?>) each;
                limits.put((String) one.get("limit_type"), one.get("limit") + " " + one.get("used"));
            }
        }
        return limits;
    }

    private void answer(String host, String method, String path, int status, String body) {
        int token = http.enter(method, URI.create("https://" + host + path), false, 1);
        Object stream = new Object();
        http.answering(stream);
        http.responseBody(stream, body, 0, Math.min(4096, body.length()));
        http.exit(token, 1, status, null);
        http.responseBody(stream, null, 0, 0);
    }
}
