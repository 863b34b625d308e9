package io.tbot.extension.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.bootstrap.Fix;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.engine.exchange.Clients;
import io.tbot.engine.exchange.Venues;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.fix.FixCalls;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.orders.OrderCalls;
import io.tbot.engine.orders.StatusWords;
import io.tbot.engine.tick.Ticks;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** What a woven session allocates for each message beyond the same session without us. */
class FixAllocationTest {
    private static final int MAX_BYTES = 256;

    private final OrderFlow flow = new OrderFlow(new Ticks());
    private int sent;
    private int reported;

    @Test
    void anOrderAndAReportTakeNoMoreThanTheyMay() throws Exception {
        connect();
        FutureTask<double[]> plain = new FutureTask<>(() -> new FixDesk(() -> {}).get());
        FutureTask<double[]> woven =
                new FutureTask<>(() -> WovenFix.desk(this::drain).get());
        // a thread keeps its cells for the first engine that it meets
        new Thread(plain).start();
        new Thread(woven).start();

        assertThat(woven.get()[0] - plain.get()[0]).as("order").isLessThanOrEqualTo(MAX_BYTES);
        assertThat(woven.get()[1] - plain.get()[1]).as("report").isLessThanOrEqualTo(MAX_BYTES);
        assertThat(sent).isPositive().isEqualTo(reported);
    }

    private void connect() {
        Measure measure = new Measure(Caps.standard());
        Venues venues = new Venues(List.of());
        Orders.connect(new OrderCalls(measure, new Families(), new Clients(venues), flow));
        Fix.connect(new FixCalls(
                measure,
                new Families(),
                venues,
                new StatusWords(),
                flow,
                new Feeds(new Ticks(), measure, new Families(), new WallClock())));
    }

    private void drain() {
        flow.drain(fact -> {
            sent += fact.step == OrderFacts.BEGIN ? 1 : 0;
            reported += fact.step == OrderFacts.REPORT ? 1 : 0;
        });
    }
}
