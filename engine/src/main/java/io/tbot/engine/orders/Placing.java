package io.tbot.engine.orders;

import io.tbot.bootstrap.OrderFacts;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The bot's place calls: what they begin, what their answer says, and whether the same was placed before.
 *
 * <p>Threads: whoever holds the blotter's lock.
 */
final class Placing {
    /** Orders of the same market, side, size and price within this time are identical. Source: spec metrics 2.1. */
    private static final long IDENTICAL_NANOS = 50_000_000;

    private static final int MAX_RECENT = 1024;

    private final OrderTable table;
    private final OrderNumbers numbers;
    private final Lifecycle lives;
    private final Accounts accounts;
    private final Map<Terms, Long> recent = new LinkedHashMap<>();

    Placing(OrderTable table, OrderNumbers numbers, Lifecycle lives) {
        this.table = table;
        this.numbers = numbers;
        this.lives = lives;
        this.accounts = new Accounts(numbers);
    }

    /** The order that a call begins. */
    OrderRecord begin(Call call, Told told) {
        OrderRecord order = table.add(told.exchange, told.symbol);
        order.call = call.id;
        order.submitNanos = told.timeNanos;
        order.lastNanos = told.timeNanos;
        order.tickLink = told.tickLink;
        order.tickNanos = told.tickNanos;
        order.midPx = told.midPx;
        call.order = order;
        return order;
    }

    /**
     * The call says that its order has this id. Where a living order has it already, the call is about that one: the
     * bot tries again.
     */
    OrderRecord claim(Call call, OrderRecord order, String clientId) {
        OrderRecord former = table.find(order.exchange, false, clientId);
        if (former != null && former != order && !order.exchange.equalsIgnoreCase(former.exchange)) {
            former = null;
        }
        if (former != null && former != order) {
            if (!call.duplicate) {
                numbers.duplicate(order.exchange, "same_id");
            }
            if (!former.state.isDone()) {
                call.duplicate = true;
                call.order = former;
                table.forget(order);
                return former;
            }
            table.release(former, clientId);
        }
        order.clientId = order.clientId == null ? clientId : order.clientId;
        return order;
    }

    /** One end of a place call. What brings an id of the venue's, or a state, is the venue's acknowledgement. */
    void answered(Call call, OrderRecord order, Told told) {
        if (told.outcome != OrderFacts.OK) {
            return;
        }
        boolean newId = told.clientId != null && !told.clientId.equals(call.clientId);
        boolean venueSays = told.venueId != null || newId;
        boolean taken =
                told.state == null ? venueSays : told.state.isAcknowledged() || told.state == OrderState.PENDING;
        if (taken) {
            call.acknowledged = true;
            lives.acknowledged(order, told.timeNanos);
            if (told.state == null) {
                lives.advance(order, OrderState.OPEN, told.timeNanos, false);
            }
        }
    }

    /** The call is over. */
    void conclude(Call call, OrderRecord order, boolean first) {
        int verdict = call.verdict();
        if (verdict == OrderFacts.NOT_OFFERED && call.lastOutcome == OrderFacts.NOT_OFFERED && order.ackNanos == 0) {
            if (!call.duplicate && !order.settled) {
                table.forget(order);
            }
            return;
        }
        if (first) {
            placed(call, order);
        }
        if (call.duplicate) {
            count(call, order, verdict);
        } else if (verdict == OrderFacts.REFUSED && order.ackNanos == 0) {
            lives.rejected(order, call.reason, call.touchedNanos, call.counted);
        } else if (verdict == OrderFacts.UNKNOWN) {
            lives.doubted(order, call.reason);
            count(call, order, verdict);
        }
        lives.tellMeasures(order);
    }

    private void placed(Call call, OrderRecord order) {
        Market market = order.market;
        market.placed++;
        if (order.qty != null) {
            market.placedQty = Market.sum(market.placedQty, order.qty);
        }
        if (call.duplicate || order.settled) {
            return;
        }
        order.settled = true;
        if (order.wireNanos != 0) {
            numbers.wire(order);
        }
        accounts.decided(order);
        if (isIdentical(order)) {
            numbers.duplicate(order.exchange, "identical");
        }
    }

    private void count(Call call, OrderRecord order, int verdict) {
        if (call.counted || verdict == OrderFacts.OK) {
            return;
        }
        call.counted = true;
        if (verdict == OrderFacts.REFUSED) {
            numbers.rejected(order.exchange, order.symbol, call.reason.isEmpty() ? "refused" : call.reason);
        } else {
            numbers.unknownOutcome(order.exchange, order.symbol, call.reason);
        }
    }

    private boolean isIdentical(OrderRecord order) {
        if (order.qty == null) {
            return false;
        }
        Terms terms = new Terms(order.exchange, order.symbol, order.side, order.type, order.qty, order.price);
        Long before = recent.remove(terms);
        recent.put(terms, order.submitNanos);
        if (recent.size() > MAX_RECENT) {
            recent.remove(recent.keySet().iterator().next());
        }
        return before != null && Math.abs(order.submitNanos - before) <= IDENTICAL_NANOS;
    }

    /** What makes two orders the same to a venue. */
    private record Terms(
            String exchange,
            String symbol,
            String side,
            String type,
            BigDecimal qty,
            @Nullable BigDecimal price) {
        @Override
        public int hashCode() {
            return (Objects.hash(exchange, symbol, side, qty) * 31) + (price == null ? 0 : price.hashCode());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Terms that
                    && qty.equals(that.qty)
                    && Objects.equals(price, that.price)
                    && side.equals(that.side)
                    && type.equals(that.type)
                    && symbol.equals(that.symbol)
                    && exchange.equals(that.exchange);
        }
    }
}
