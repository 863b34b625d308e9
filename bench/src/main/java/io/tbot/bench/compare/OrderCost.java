package io.tbot.bench.compare;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.bootstrap.Probe;
import io.tbot.engine.config.Expression;
import io.tbot.engine.config.Operation;
import io.tbot.engine.config.ProbeSpec;
import io.tbot.engine.exchange.Clients;
import io.tbot.engine.exchange.Venues;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.orders.OrderCalls;
import io.tbot.engine.probe.ProbeRuntime;
import io.tbot.engine.tick.Ticks;
import java.util.List;
import java.util.Map;

/**
 * What it adds to a timed call that its order is followed: what the advice of an own probe sets, from the bot's clock
 * reading to the bot's next instruction. Beside it a report and a tick. The agent's objects are old, as in a bot that
 * has run for a while, and its ids are young; another thread empties the queue between the blocks, unmeasured.
 */
public final class OrderCost {
    /** Two facts each: a block fits into the queue. */
    private static final int CALLS = 2_000;

    private static final String[] SYMBOLS = {"BTC/USD", "ETH/USD", "SOL/USD", "XRP/USD"};

    private final Measure measure = new Measure(Caps.standard());
    private final Ticks ticks = new Ticks();
    private final OrderFlow flow = new OrderFlow(ticks);
    private final int place;
    private final int tick;
    private final String[] ids = new String[CALLS];
    private long drained;
    private int rounds;

    private OrderCost() {
        Families families = new Families();
        ProbeRuntime runtime = new ProbeRuntime(
                measure, families, flow, new Feeds(ticks, measure, families, new WallClock()));
        Probe.connect(runtime);
        Orders.connect(new OrderCalls(measure, families, new Clients(new Venues(List.of())), flow));
        place = site(runtime, Operation.ORDER_PLACE, Map.of("symbol", arg(0), "side", arg(1)), 5);
        tick = site(runtime, Operation.MD_TICK, Map.of("symbol", arg(0)), 3);
    }

    private static Expression arg(int index) {
        return new Expression.Path(Expression.Root.ARG, index, List.of());
    }

    private static int site(ProbeRuntime runtime, Operation op, Map<String, Expression> bindings, int slots) {
        ProbeSpec probe = new ProbeSpec("bench.Bench", false, "call", op, null, bindings, Map.of(), 1);
        String[] literals = new String[slots];
        literals[0] = "kraken";
        return runtime.sites().register(probe, "bench.Bench", "call()V" + op, literals, true);
    }

    public static void main(String[] arguments) throws Exception {
        new OrderCost().run();
    }

    private void run() throws Exception {
        CpuTime costs = new CpuTime(CALLS)
                .before(this::ready)
                .with("two clock reads", XChangeCost::twoClockReads)
                .with("timed order", this::timed)
                .with("followed order", this::followed)
                .with("report", this::reports)
                .with("tick", this::ticks);
        System.out.print(costs.measure());
    }

    /** Ids as a bot makes them, an empty queue, and now and then a collection that makes the agent's objects old. */
    private void ready() {
        for (int i = 0; i < CALLS; i++) {
            ids[i] = new String("bot-order-7");
        }
        if (rounds++ % 200 == 20) {
            System.gc();
        }
        Thread reader = new Thread(() -> {
            while (flow.drain(facts -> drained += facts.timeNanos) > 0) {
                Thread.onSpinWait();
            }
        });
        reader.start();
        try {
            reader.join();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
        if (flow.dropped() > 0) {
            throw new IllegalStateException("queue overflown");
        }
    }

    private long timed(int calls) {
        for (int i = 0; i < calls; i++) {
            long start = Probe.begin(place);
            int token = Probe.enter(place, start, null, SYMBOLS[i & 3], null, "buy", null);
            Probe.exit(place, token, start, null, null);
        }
        return calls;
    }

    private long followed(int calls) {
        for (int i = 0; i < calls; i++) {
            String symbol = SYMBOLS[i & 3];
            long start = Probe.begin(place);
            OrderFacts facts = Orders.facts();
            facts.clientId = ids[i];
            facts.priceNumber = 64_000.5;
            facts.qtyNumber = 0.25;
            int token = Probe.enter(place, start, null, symbol, null, "buy", null);
            Probe.orderBegins(place, start, null, symbol, null, "buy", null);
            long end = System.nanoTime();
            facts = Orders.facts();
            facts.venueId = ids[i];
            Probe.orderEnds(place, token, start, end, null, null, null, symbol, null, "buy", null);
        }
        return calls;
    }

    private long reports(int calls) {
        for (int i = 0; i < calls; i++) {
            OrderFacts facts = Orders.facts();
            facts.step = OrderFacts.REPORT;
            facts.exchange = "kraken";
            facts.clientId = ids[i];
            facts.venueId = ids[i];
            facts.execId = ids[i];
            facts.status = "filled";
            facts.lastPxNumber = 64_000.5;
            facts.lastQtyNumber = 0.25;
            facts.cumQtyNumber = 0.25;
            Orders.tell(facts);
        }
        return calls;
    }

    private long ticks(int calls) {
        for (int i = 0; i < calls; i++) {
            long start = Probe.begin(tick);
            int token = Probe.enter(tick, start, null, SYMBOLS[i & 3], null, null, null);
            Probe.exit(tick, token, start, null, null);
        }
        return calls;
    }
}
