package io.tbot.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tbot.bootstrap.Http;
import io.tbot.engine.Counts;
import io.tbot.engine.FreshThread;
import io.tbot.engine.connectivity.Connectivity;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.measure.Windows;
import io.tbot.engine.tick.Ticks;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What reading an answer's headers costs a call, as the JDK's client keeps them. */
@ExtendWith(FreshThread.class)
class HeaderCostTest {
    private static final int CALLS = 50_000;
    private static final URI ACCOUNT = URI.create("https://api.binance.com/api/v3/account");

    private final Measure measure = new Measure(Caps.standard());
    private final Families families = new Families();
    private final HttpCalls calls = new HttpCalls(measure, families, new Venues(List.of()), new OrderFlow(new Ticks()));
    private final Map<String, List<String>> headers = twenty();

    HeaderCostTest() {
        calls.tell(new Connectivity(measure, families, new Windows(measure, System.nanoTime()), new WallClock()));
        Http.connect(calls);
    }

    @Test
    void isTimeAndNoBytes() {
        double without = Double.MAX_VALUE;
        double with = Double.MAX_VALUE;
        double bytes = Double.MAX_VALUE;
        for (int round = 0; round < 6; round++) {
            without = Math.min(without, nanosPerCall(Map.of()));
            long before = allocated();
            with = Math.min(with, nanosPerCall(headers));
            bytes = Math.min(bytes, (allocated() - before) / (double) CALLS);
        }
        System.out.printf("20 headers of a call: %.0f ns, %.1f bytes%n", with - without, bytes);

        families.refresh();
        assertThat(Counts.gauges(measure, "connectivity.exchange_rate_limit_used"))
                .containsExactly(Map.entry("binance request_weight_1m", 17.0));
        assertThat(bytes).isLessThan(0.1);
    }

    private double nanosPerCall(Map<String, List<String>> headers) {
        long start = System.nanoTime();
        for (int i = 0; i < CALLS; i++) {
            long begin = Http.begin();
            int token = Http.enter("GET", ACCOUNT, false, begin);
            Http.headers(headers);
            Http.exit(token, begin, 200, null);
        }
        return (System.nanoTime() - start) / (double) CALLS;
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static Map<String, List<String>> twenty() {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("Date", List.of("Sun, 06 Nov 1994 08:49:37 GMT"));
        headers.put("X-MBX-USED-WEIGHT-1M", List.of("17"));
        for (int i = 0; i < 18; i++) {
            headers.put("X-Other-Header-" + i, List.of("max-age=31536000; includeSubdomains"));
        }
        return HttpHeaders.of(headers, (name, value) -> true).map();
    }
}
