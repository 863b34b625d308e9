package io.tbot.engine.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tbot.bootstrap.Orders;
import io.tbot.engine.FreshThread;
import io.tbot.engine.exchange.Clients;
import io.tbot.engine.exchange.Venues;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.tick.Ticks;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshThread.class)
class OrderCallsAllocationTest {
    private static final int CALLS = 200_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final OrderCalls calls = new OrderCalls(
            new Measure(Caps.standard()),
            new Families(),
            new Clients(new Venues(List.of())),
            new OrderFlow(new Ticks()));

    @Test
    void allocatesNothingForAnOrderWhoseVenueIsKnown() {
        Object client = new Object();
        calls.client(client, "Kraken", "https://api.kraken.com");

        assertThat(bytesPerCall(client)).isLessThan(0.01);
    }

    @Test
    void allocatesNothingForAnOrderWhoseVenueIsToldLate() {
        assertThat(bytesPerCall(new Object())).isLessThan(0.01);
    }

    /** The least of five rounds. */
    private double bytesPerCall(Object client) {
        double least = Double.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (int i = 0; i < CALLS; i++) {
                long start = Orders.begin();
                int token = calls.enter(Orders.PLACE, start, client, "BTC/USD", "limit", "buy");
                calls.exit(token, Orders.PLACE, start, false, null);
            }
            long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            least = Math.min(least, (after - before) / (double) CALLS);
        }
        return least;
    }
}
