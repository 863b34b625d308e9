package io.tbot.engine.orders;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.engine.Counts;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Totals;
import io.tbot.engine.tick.Ticks;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A blotter with a clock of its own, told of orders as sources tell; for assertions on whole values. */
final class Ledger {
    static final long MILLI = 1_000_000;
    static final long SECOND = 1000 * MILLI;

    final Measure measure = new Measure(Caps.standard());
    final Families families = new Families();
    final OrderFlow flow = new OrderFlow(new Ticks());
    final Blotter blotter;

    /** What every fact is told at, and chores are done at. */
    long nowNanos = SECOND;

    private long calls = 1_000_000;

    Ledger() {
        this(65_536);
    }

    Ledger(int maxOpen) {
        blotter = new Blotter(flow, measure, families, maxOpen, 30_000);
    }

    Ledger at(long nanos) {
        nowNanos = SECOND + nanos;
        return this;
    }

    /** Tells a fact of a venue named {@code v} and a symbol {@code BTC/USD}. */
    void tell(int step, Consumer<OrderFacts> what) {
        OrderFacts facts = flow.facts();
        facts.step = step;
        facts.timeNanos = nowNanos;
        facts.exchange = "v";
        facts.symbol = "BTC/USD";
        what.accept(facts);
        flow.tell(facts);
        read();
    }

    void read() {
        blotter.catchUp(nowNanos);
    }

    long begin(int kind, Consumer<OrderFacts> what) {
        long call = calls++;
        tell(OrderFacts.BEGIN, f -> {
            f.kind = kind;
            f.call = call;
            what.accept(f);
        });
        return call;
    }

    void end(int kind, long call, int outcome, Consumer<OrderFacts> what) {
        tell(OrderFacts.END, f -> {
            f.kind = kind;
            f.call = call;
            f.outcome = outcome;
            what.accept(f);
        });
    }

    /** A limit order to buy 10 at 100, its call open. */
    long placing(String clientId) {
        return begin(Orders.PLACE, f -> {
            f.side = "BUY";
            f.type = "LIMIT";
            f.qty = "10";
            f.price = "100";
            f.clientId = clientId;
        });
    }

    /** The same, answered with an id of the venue's. */
    void placed(String clientId, String venueId) {
        end(Orders.PLACE, placing(clientId), OrderFacts.OK, f -> f.venueId = venueId);
    }

    void report(Consumer<OrderFacts> what) {
        tell(OrderFacts.REPORT, what);
    }

    /** Every status that was counted, with its count. */
    Map<String, Long> statuses() {
        Map<String, Long> statuses = new TreeMap<>();
        Counts.calls(measure, "order.status")
                .forEach((labels, n) -> statuses.merge(labels.substring(labels.lastIndexOf(' ') + 1), n, Long::sum));
        return statuses;
    }

    Map<String, Long> counted(String point) {
        return Counts.calls(measure, point);
    }

    /** Calls of a measure of the life of orders, and the sum of their milliseconds. */
    Map<String, String> spans() {
        Map<String, String> spans = new TreeMap<>();
        for (String name : List.of("wire", "ack", "first_fill", "fill", "cancel", "replace")) {
            Map<String, Long> sums = Counts.of(measure, "order.life." + name, Totals::sumNanos);
            Map<String, Long> counts = Counts.calls(measure, "order.life." + name);
            counts.forEach((labels, n) ->
                    spans.merge(name, n + " x " + sums.get(labels) / MILLI + " ms", (a, b) -> a + ", " + b));
        }
        return spans;
    }

    List<OrderBook.Order> open() {
        return blotter.readAt(nowNanos, book -> book.open(o -> true, 1000));
    }

    List<OrderBook.Order> done() {
        return blotter.readAt(nowNanos, book -> book.done(o -> true, 1000));
    }

    /** The only order there is, as {@code status filledQty@averagePx}. */
    String only() {
        List<OrderBook.Order> all = new java.util.ArrayList<>(open());
        all.addAll(done());
        if (all.size() != 1) {
            return all.toString();
        }
        OrderBook.Order order = all.get(0);
        return order.status() + ' ' + order.filledQty() + '@' + order.averagePx();
    }

    OrderBook.Totals market() {
        return markets().get(0);
    }

    List<OrderBook.Totals> markets() {
        return blotter.readAt(nowNanos, OrderBook::totals);
    }

    Map<String, Long> evicted() {
        return blotter.readAt(nowNanos, OrderBook::evicted);
    }
}
