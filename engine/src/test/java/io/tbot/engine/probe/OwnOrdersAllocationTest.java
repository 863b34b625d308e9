package io.tbot.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tbot.bootstrap.FactValue;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.engine.FreshThread;
import io.tbot.engine.config.Operation;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshThread.class)
class OwnOrdersAllocationTest {
    private static final int CALLS = 4_000;
    private static final BigDecimal PRICE = new BigDecimal("10.5");

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final OwnOrders own = new OwnOrders();
    private final ProbeRuntime runtime = own.runtime;

    /** The least of twenty rounds; the first go through the lap of the queue that makes its places. */
    private double bytesPerCall(Runnable call) {
        double least = Double.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (int i = 0; i < CALLS; i++) {
                call.run();
            }
            long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            least = Math.min(least, (after - before) / (double) CALLS);
            own.flow.drain(facts -> {});
        }
        return least;
    }

    @Test
    void allocatesNothingForAPlace() {
        int site = own.site(Operation.ORDER_PLACE, "m()V", Map.of("exchange", "'kraken'", "ok", "return"));

        assertThat(bytesPerCall(() -> {
                    OrderFacts facts = own.flow.facts();
                    facts.price = FactValue.of(PRICE);
                    facts.qtyNumber = 3;
                    facts.clientId = FactValue.of("c-1");
                    int token = runtime.enter(site, 1, null, "BTC", "LIMIT", "BUY", null);
                    runtime.orderBegins(site, 1, null, "BTC", "LIMIT", "BUY", null);
                    own.flow.facts().venueIdNumber = 7;
                    runtime.orderEnds(site, token, 1, 2, Boolean.TRUE, null, null, "BTC", "LIMIT", "BUY", null);
                }))
                .isLessThan(0.01);
    }

    @Test
    void allocatesNothingForACancelThatIsRefused() {
        int site = own.site(Operation.ORDER_CANCEL, "m()V", Map.of("ok", "return", "id", "arg0"));

        assertThat(bytesPerCall(() -> {
                    own.flow.facts().venueIdNumber = 7;
                    int token = runtime.enter(site, 1, "kraken", null, null, null, null);
                    runtime.orderBegins(site, 1, "kraken", null, null, null, null);
                    own.flow.facts();
                    runtime.orderEnds(site, token, 1, 2, Boolean.FALSE, null, "kraken", null, null, null, null);
                }))
                .isLessThan(0.01);
    }

    @Test
    void allocatesNothingForAReport() {
        int site = own.site(Operation.ORDER_EVENT, "m()V", Map.of("id", "arg0"));

        assertThat(bytesPerCall(() -> {
                    own.flow.facts().lastQtyNumber = 7;
                    int token = runtime.enter(site, 1, "kraken", "FILLED", null, null, null);
                    runtime.order(site, 1, "kraken", "FILLED");
                    runtime.exit(site, token, 1, null, null);
                }))
                .isLessThan(0.01);
    }

    @Test
    void allocatesNothingForATickWithTimeAndNumber() {
        int site = own.site(Operation.MD_TICK, "m()V", Map.of("exchange_time", "arg0", "sequence", "arg0"));

        assertThat(bytesPerCall(() -> {
                    int token = runtime.enter(site, 1, "kraken", "BTC", null, null, null);
                    runtime.tick(site, token, 1, 1_700_000_000_000L, null, 5, null, "kraken", "BTC", null);
                    runtime.exit(site, token, 1, null, null);
                }))
                .isLessThan(0.01);
    }
}
