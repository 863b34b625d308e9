package io.tbot.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tbot.engine.FreshThread;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.lookup.NameTable;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.tick.Ticks;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.management.ManagementFactory;
import java.net.ProtocolException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that know host and address apart. */
@ExtendWith(FreshThread.class)
class HttpByHostTest {
    private static final int CALLS = 100_000;
    private static final String ADDRESS = "https://api.venue.com/api/v3/order?symbol=BTCUSDT&signature=secret";

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Measure measure = new Measure(Caps.standard());
    private final HttpCalls calls =
            new HttpCalls(measure, new Families(), new Venues(List.of()), new OrderFlow(new Ticks()));

    @ParameterizedTest
    @CsvSource({
        "https://api.venue.com/api/v3/order?symbol=X, GET /api/v3/order",
        "https://api.venue.com:8443/v1/orders/1234, GET /v1/orders/{id}",
        "https://api.venue.com, GET /",
        "https://api.venue.com?key=secret, GET /",
        "/v1/time, GET /v1/time",
        "/v1/redirect/http://x.y/z, GET /v1/redirect/http://x.y/z",
        "/v1/time?at=http://x.y/z, GET /v1/time",
        "a:b, GET a:b"
    })
    void findsThePathInAWholeAddress(String target, String endpoint) {
        assertThat(new Endpoints(new NameTable(16)).of(null, target)).isEqualTo(endpoint);
    }

    @Test
    void allocatesNothingForACallThatIsWaitedFor() {
        double least = Double.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (int i = 0; i < CALLS; i++) {
                long start = System.nanoTime();
                calls.exit(calls.enter("GET", "api.venue.com", ADDRESS, start), start, 200, null);
            }
            long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            least = Math.min(least, (after - before) / (double) CALLS);
        }

        assertThat(least).isLessThan(0.01);
    }

    @Test
    void countsACallThatEndsElsewhereOnceAndWhatNeverBeganNotAtAll() {
        Object exchange = new Object();
        long before = measure.calls();

        calls.begun(exchange, "GET", "api.venue.com", "/v1/time", System.nanoTime());
        calls.ended(exchange, 200, null);
        calls.ended(exchange, 200, null);
        calls.ended(new Object(), 200, null);

        assertThat(measure.calls() - before).isEqualTo(1);
    }

    @Test
    void knowsTheFixedWordsOfTheLibraries() {
        assertThat(ErrorTypes.of(new InterruptedIOException("timeout"))).isEqualTo("timeout");
        assertThat(ErrorTypes.of(new InterruptedIOException("else"))).isEqualTo("interrupted");
        assertThat(ErrorTypes.of(new IOException("Canceled"))).isEqualTo("cancelled");
        assertThat(ErrorTypes.of(new ProtocolException("Expected HTTP 101 response but was '401 '")))
                .isEqualTo("handshake");
        assertThat(ErrorTypes.of(new ProtocolException("else"))).isEqualTo("io");
    }
}
