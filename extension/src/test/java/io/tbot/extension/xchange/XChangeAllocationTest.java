package io.tbot.extension.xchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tbot.bootstrap.Orders;
import io.tbot.engine.exchange.Clients;
import io.tbot.engine.exchange.Venues;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.orders.OrderCalls;
import io.tbot.engine.tick.Ticks;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knowm.xchange.derivative.FuturesContract;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.instrument.Instrument;
import org.knowm.xchange.service.trade.TradeService;
import org.knowm.xchange.service.trade.params.DefaultCancelOrderByInstrumentAndIdParams;

/** What a woven call allocates beyond the same call without us. */
class XChangeAllocationTest {
    private static final int MAX_BYTES = 256;

    /** Of a round, after which the queue of what was told is emptied: fewer than it holds. */
    private static final int CALLS = 1_000;

    private static final int ROUNDS = 60;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final OrderFlow flow = new OrderFlow(new Ticks());
    private final TradeService plain = new Desk();
    private TradeService woven;

    @BeforeEach
    void weave() throws Exception {
        Orders.connect(
                new OrderCalls(new Measure(Caps.standard()), new Families(), new Clients(new Venues(List.of())), flow));
        woven = WovenDesk.of(Desk.class);
    }

    @Test
    void anOrderTakesNoMoreThanItMay() throws Exception {
        assertWithin(placing(Desk.BTC_USD));
    }

    @Test
    void anOrderForAFutureTakesNoMoreThanItMay() throws Exception {
        assertWithin(placing(new FuturesContract("BTC/USDT/PERP")));
    }

    @Test
    void aCancelTakesNoMoreThanItMay() throws Exception {
        assertWithin(desk -> desk.cancelOrder(new DefaultCancelOrderByInstrumentAndIdParams(Desk.BTC_USD, "V1")));
    }

    private static Call placing(Instrument instrument) {
        LimitOrder order = new LimitOrder(Order.OrderType.BID, Desk.TWO, instrument, null, null, Desk.PRICE);
        return desk -> desk.placeLimitOrder(order);
    }

    private void assertWithin(Call call) throws Exception {
        FutureTask<Double> measured = new FutureTask<>(() -> bytesPerCall(woven, call) - bytesPerCall(plain, call));
        new Thread(measured).start(); // a thread keeps its cells for the first engine that it meets

        assertThat(measured.get()).isLessThanOrEqualTo(MAX_BYTES);
    }

    /** The least of the rounds, the first of which warm up. */
    private double bytesPerCall(TradeService desk, Call call) throws IOException {
        double least = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (int i = 0; i < CALLS; i++) {
                call.on(desk);
            }
            long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            least = Math.min(least, (after - before) / (double) CALLS);
            assertThat(flow.drain(fact -> {})).isEqualTo(desk == woven ? 2 * CALLS : 0);
        }
        return least;
    }

    /** One call of the bot's. */
    private interface Call {
        void on(TradeService desk) throws IOException;
    }
}
