package io.tbot.engine.orders;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A look at the orders, valid while {@link Blotter#read} runs. Threads: whoever is inside that. Units: nanoseconds;
 * {@code …Nanos} of {@link System#nanoTime}, 0 for not yet.
 */
public final class OrderBook {
    private final OrderTable table;
    private final long nowNanos;

    OrderBook(OrderTable table, long nowNanos) {
        this.table = table;
        this.nowNanos = nowNanos;
    }

    /** Orders that are not done, oldest first, at most {@code limit}. */
    public List<Order> open(Predicate<Order> wanted, int limit) {
        List<Order> orders = new ArrayList<>();
        for (OrderRecord each = table.open.first();
                each != null && orders.size() < limit;
                each = table.open.after(each)) {
            add(orders, each, wanted);
        }
        return orders;
    }

    /** Orders that were done lately, newest first, at most {@code limit}. */
    public List<Order> done(Predicate<Order> wanted, int limit) {
        List<Order> orders = new ArrayList<>();
        for (OrderRecord each = table.done.last();
                each != null && orders.size() < limit;
                each = table.done.before(each)) {
            add(orders, each, wanted);
        }
        return orders;
    }

    private void add(List<Order> orders, OrderRecord each, Predicate<Order> wanted) {
        Order order = view(each);
        if (wanted.test(order)) {
            orders.add(order);
        }
    }

    private static Order view(OrderRecord order) {
        return new Order(
                order.exchange,
                order.symbol,
                order.side,
                order.type,
                order.strategy,
                order.clientId,
                order.venueId,
                order.presumed ? "presumed_" + order.state.word() : order.state.word(),
                order.reason,
                plain(order.price),
                plain(order.qty),
                plain(order.fills.qty()),
                plain(order.fills.averagePx()),
                order.fills.trades(),
                order.replaces,
                order.orphaned,
                OrderNumbers.linkOf(order.tickLink),
                order.tickNanos,
                order.submitNanos,
                order.wireNanos,
                order.ackNanos,
                order.firstFillNanos,
                order.doneNanos);
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal bare = number.round(MathContext.DECIMAL64).stripTrailingZeros();
        return bare.signum() == 0 ? "0" : bare.toPlainString();
    }

    /** What the markets add up to. */
    public List<Totals> totals() {
        List<Totals> totals = new ArrayList<>();
        for (Market market : table.markets()) {
            OrderRecord oldest = market.open.first();
            if (oldest == null && !market.isUsed()) {
                continue;
            }
            Map<String, Double> shares = new TreeMap<>();
            market.shares.forEach((type, share) -> shares.put(type, percent(share)));
            totals.add(new Totals(
                    market.exchange,
                    market.symbol,
                    market.quote,
                    market.open.size(),
                    oldest == null ? 0 : Math.max(0, nowNanos - oldest.submitNanos),
                    market.placed,
                    market.cancels,
                    market.replaces,
                    market.trades,
                    market.placedQty,
                    market.executedQty,
                    market.value,
                    new TreeMap<>(market.fees),
                    new TreeMap<>(market.rebates),
                    shares));
        }
        return totals;
    }

    private static double percent(Market.Share share) {
        return share.executed
                .multiply(BigDecimal.valueOf(100))
                .divide(share.ordered, MathContext.DECIMAL64)
                .doubleValue();
    }

    /** Orders given up before their end, by reason. */
    public Map<String, Long> evicted() {
        Map<String, Long> evicted = new TreeMap<>();
        evicted.put("open_full", table.evictedOpen);
        evicted.put("done_full", table.evictedDone);
        evicted.put("stale", table.evictedStale);
        return evicted;
    }

    /** When this was: {@link System#nanoTime}. */
    public long nowNanos() {
        return nowNanos;
    }

    /** One order; amounts in plain decimal notation. */
    public record Order(
            String exchange,
            String symbol,
            String side,
            String type,
            String strategy,
            @Nullable String clientId,
            @Nullable String venueId,
            String status,
            @Nullable String reason,
            @Nullable String price,
            @Nullable String qty,
            @Nullable String filledQty,
            @Nullable String averagePx,
            int trades,
            int replaces,
            boolean orphaned,
            @Nullable String tickLink,
            long tickNanos,
            long submitNanos,
            long wireNanos,
            long ackNanos,
            long firstFillNanos,
            long doneNanos) {}

    /**
     * One market.
     *
     * @param quote the currency of {@code value}; empty where the symbol does not say
     * @param fillPercents executed of ordered, of the orders that are done, by order type
     */
    public record Totals(
            String exchange,
            String symbol,
            String quote,
            int open,
            long oldestNanos,
            long placed,
            long cancels,
            long replaces,
            long trades,
            BigDecimal placedQty,
            BigDecimal executedQty,
            BigDecimal value,
            Map<String, BigDecimal> fees,
            Map<String, BigDecimal> rebates,
            Map<String, Double> fillPercents) {
        /** What was paid in dollars, or coins that promise one. */
        public BigDecimal dollarFees() {
            BigDecimal dollars = BigDecimal.ZERO;
            for (Map.Entry<String, BigDecimal> fee : fees.entrySet()) {
                dollars = Currencies.isDollar(fee.getKey()) ? dollars.add(fee.getValue()) : dollars;
            }
            return dollars;
        }
    }
}
