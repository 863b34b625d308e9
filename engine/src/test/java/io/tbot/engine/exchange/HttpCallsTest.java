package io.tbot.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.bootstrap.Probe;
import io.tbot.engine.Counts;
import io.tbot.engine.FreshThread;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.tick.Ticks;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshThread.class)
class HttpCallsTest {
    private static final URI ORDERS = URI.create("https://api.kraken.com/v1/orders/17?key=secret");

    private final Measure measure = new Measure(Caps.standard());
    private HttpCalls calls;

    @BeforeEach
    void start() {
        calls = new HttpCalls(measure, new Families(), new Venues(List.of()), new OrderFlow(new Ticks()));
    }

    @Test
    void countsACallAndItsAnswer() {
        int token = calls.enter("GET", ORDERS, false, 1);
        calls.exit(token, 1, 200, null);

        assertThat(requests()).containsExactly(Map.entry("kraken GET /v1/orders/{id} 200", 1L));
        assertThat(errors()).isEmpty();
    }

    @Test
    void countsCallsOnWhenTheirReaderFails() {
        calls.readWith(new BrokenReader(false));
        for (int i = 0; i < 2; i++) {
            calls.exit(calls.enter("GET", ORDERS, false, 1), 1, 200, null);
            calls.exit(calls.enter("GET", "api.kraken.com", "/v1/orders/17", 1), 1, 200, null);
        }
        calls.readWith(new BrokenReader(true));
        for (int i = 0; i < 2; i++) {
            calls.exit(calls.enter("GET", ORDERS, false, 1), 1, 200, null);
        }

        assertThat(requests()).containsExactly(Map.entry("kraken GET /v1/orders/{id} 200", 6L));
    }

    @Test
    void readsNoBodyThatNoAnswerNamed() {
        BrokenReader reader = new BrokenReader(true);
        calls.readWith(reader);
        Object retried = new Object();
        Object body = new Object();
        int token = calls.enter("POST", "api.kraken.com", "/v1/orders", 1);
        calls.responseBody(retried, "no", 0, 2);
        calls.answering(body);
        calls.responseBody(body, "yes", 0, 3);
        calls.exit(token, 1, 200, null);

        assertThat(reader.read).containsExactly("yes");
    }

    @Test
    void countsTheOutermostOfNestedCalls() {
        int outer = calls.enter("GET", ORDERS, false, 1);
        int inner = calls.enter("GET", ORDERS, true, 2);
        calls.responding(CompletableFuture.completedFuture(null));
        calls.exitAsync(inner, 2, CompletableFuture.completedFuture(null), null);
        calls.exit(outer, 1, 503, null);

        assertThat(requests()).containsExactly(Map.entry("kraken GET /v1/orders/{id} 503", 1L));
        assertThat(errors()).containsExactly(Map.entry("kraken http_5xx", 1L));
    }

    @Test
    void countsACallWithoutAnswerByItsFailure() {
        calls.exit(calls.enter("GET", ORDERS, false, 1), 1, 0, new SocketTimeoutException());
        calls.exit(calls.enter("GET", ORDERS, false, 1), 1, 0, new ConnectException());
        calls.exit(calls.enter("GET", ORDERS, false, 1), 1, 0, new IOException());
        calls.exit(calls.enter("GET", ORDERS, false, 1), 1, 429, null);

        assertThat(requests())
                .containsOnly(
                        Map.entry("kraken GET /v1/orders/{id} error", 3L),
                        Map.entry("kraken GET /v1/orders/{id} 429", 1L));
        assertThat(errors())
                .containsOnly(
                        Map.entry("kraken timeout", 1L),
                        Map.entry("kraken connect", 1L),
                        Map.entry("kraken io", 1L),
                        Map.entry("kraken rate_limit", 1L));
    }

    @Test
    void countsABackgroundCallOnceWhenItsInnermostFutureCompletes() {
        CompletableFuture<Object> inner = new CompletableFuture<>();
        CompletableFuture<Object> outer = inner.thenApply(x -> x);

        int token = calls.enter("POST", ORDERS, true, 1);
        calls.responding(inner);
        calls.exitAsync(token, 1, outer, null);
        assertThat(requests()).isEmpty();
        inner.completeExceptionally(new CompletionException(new SocketTimeoutException()));

        assertThat(requests()).containsExactly(Map.entry("kraken POST /v1/orders/{id} error", 1L));
        assertThat(errors()).containsExactly(Map.entry("kraken timeout", 1L));
    }

    @Test
    void countsABackgroundCallThatThrowsAtOnce() {
        int token = calls.enter("POST", ORDERS, true, 1);
        calls.exitAsync(token, 1, null, new IllegalArgumentException());

        assertThat(requests()).containsExactly(Map.entry("kraken POST /v1/orders/{id} error", 1L));
    }

    @Test
    void leavesOutTheOpeningOfAWebSocket() {
        calls.pause();
        int token = calls.enter("GET", ORDERS, true, 1);
        calls.exitAsync(token, 1, CompletableFuture.completedFuture(null), null);
        calls.resume();
        calls.exit(calls.enter("GET", ORDERS, false, 1), 1, 200, null);

        assertThat(requests()).containsExactly(Map.entry("kraken GET /v1/orders/{id} 200", 1L));
    }

    @Test
    void countsAnExchangeOnceHoweverOftenItsResponseIsRead() throws Exception {
        Object connection = new Object();
        URL url = ORDERS.toURL();
        calls.urlStarted(connection, url, 1);

        int first = calls.urlReading(connection, url, "POST", -1, 2);
        int fromWithin = calls.urlReading(connection, url, "POST", -1, 3);
        calls.urlRead(connection, fromWithin, -1, null);
        calls.urlRead(connection, first, 404, new IOException());
        int again = calls.urlReading(connection, url, "POST", 404, 4);
        calls.urlRead(connection, again, 404, new IOException());

        assertThat(requests()).containsExactly(Map.entry("kraken POST /v1/orders/{id} 404", 1L));
        assertThat(errors()).containsExactly(Map.entry("kraken http_4xx", 1L));
    }

    @Test
    void namesTheEndpointByTheRouteWhileOneIsTold() throws Exception {
        URL url = URI.create("http://127.0.0.1/0/private/Balance").toURL();

        calls.route("GET", "http://127.0.0.1", "0", "private/{method}");
        Object routed = new Object();
        calls.urlRead(routed, calls.urlReading(routed, url, "GET", -1, 1), 200, null);
        calls.unroute();
        Object plain = new Object();
        calls.urlRead(plain, calls.urlReading(plain, url, "GET", -1, 1), 200, null);

        assertThat(Counts.calls(measure, "exchange.call"))
                .containsOnly(
                        Map.entry("127.0.0.1 GET /0/private/{method} 200", 1L),
                        Map.entry("127.0.0.1 GET /0/private/Balance 200", 1L));
    }

    @Test
    void countsNoSecondExchangeForAHeaderThatIsReadAfterADisconnect() throws Exception {
        Object connection = new Object();
        URL url = ORDERS.toURL();
        calls.urlRead(connection, calls.urlReading(connection, url, "GET", -1, 2), 200, null);

        int afterDisconnect = calls.urlReading(connection, url, "GET", -1, 3);
        calls.urlRead(connection, afterDisconnect, -1, null);

        assertThat(requests()).containsExactly(Map.entry("kraken GET /v1/orders/{id} 200", 1L));
        assertThat(errors()).isEmpty();
    }

    @Test
    void countsABrokenExchangeOnce() throws Exception {
        Object connection = new Object();
        URL url = ORDERS.toURL();
        for (int i = 0; i < 3; i++) {
            int token = calls.urlReading(connection, url, "GET", -1, 2);
            calls.urlRead(connection, token, -1, new ConnectException());
        }

        assertThat(requests()).containsExactly(Map.entry("kraken GET /v1/orders/{id} error", 1L));
    }

    @Test
    @SuppressWarnings("NullAway") // a fault of ours stands for any
    void leavesNothingOpenAfterAFaultOfItsOwn() throws Exception {
        assertThat(calls.enter("GET", null, false, 1)).isNegative();
        assertThat(calls.urlReading(new Object(), null, "GET", -1, 1)).isNegative();
        calls.exit(calls.enter("GET", ORDERS, false, 1), 1, 200, null);

        assertThat(requests()).containsExactly(Map.entry("kraken GET /v1/orders/{id} 200", 1L));
        assertThat(measure.faults()).isEqualTo(2);
    }

    @Test
    void countsTheOutermostWhereThereIsNoFrameToTell() {
        int probe = measure.site(measure.point("probe", Guard.NONE, List.of()), "probe");
        for (int i = 0; i < 32; i++) {
            measure.enter(probe, 1, null, null, null, null, null);
        }

        countsTheOutermostOfNestedCalls();
    }

    @Test
    void countsAgainSomeTimeAfterAnEndThatNeverCame() {
        calls.enter("GET", ORDERS, false, 1);
        for (int i = 0; i < 30_000; i++) {
            calls.exit(calls.enter("GET", ORDERS, false, 1), 1, 200, null);
        }

        assertThat(requests().get("kraken GET /v1/orders/{id} 200")).isGreaterThan(15_000);
    }

    @Test
    void countsAgainAtOnceAfterAStackOverflow() {
        calls.pause();
        calls.enter("GET", ORDERS, false, 1);
        Probe.overflows++; // what woven code does where the exit could not run

        calls.exit(calls.enter("GET", ORDERS, false, 1), 1, 200, null);
        calls.enter("GET", ORDERS, false, 1);
        Probe.overflows++;
        calls.exit(calls.enter("GET", ORDERS, false, 1), 1, 200, null);

        assertThat(requests().get("kraken GET /v1/orders/{id} 200")).isEqualTo(2);
    }

    @Test
    void allocatesLittleForACall() throws Exception {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        URL url = ORDERS.toURL();
        Object[] connections = new Object[1000];
        long leastSync = Long.MAX_VALUE;
        long leastUrl = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < connections.length; i++) {
                connections[i] = new Object();
            }
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < connections.length; i++) {
                calls.exit(calls.enter("GET", ORDERS, false, 1), 1, 200, null);
            }
            long between = threads.getCurrentThreadAllocatedBytes();
            for (Object connection : connections) {
                calls.urlStarted(connection, url, 1);
                calls.urlRead(connection, calls.urlReading(connection, url, "GET", -1, 2), 200, null);
            }
            leastSync = Math.min(leastSync, between - before);
            leastUrl = Math.min(leastUrl, threads.getCurrentThreadAllocatedBytes() - between);
        }

        assertThat(leastSync / connections.length).isZero();
        assertThat(leastUrl / connections.length).isLessThanOrEqualTo(128);
    }

    private Map<String, Long> requests() {
        return Counts.calls(measure, "exchange.call");
    }

    private Map<String, Long> errors() {
        return Counts.calls(measure, "http.error");
    }
}
