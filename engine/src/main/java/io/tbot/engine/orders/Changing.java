package io.tbot.engine.orders;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The bot's replaces and cancels: which order they are about, and whether they were carried out.
 *
 * <p>Threads: whoever holds the blotter's lock.
 */
final class Changing {
    private final OrderTable table;
    private final OrderFinder finder;
    private final OrderNumbers numbers;
    private final Lifecycle lives;

    Changing(OrderTable table, OrderFinder finder, OrderNumbers numbers, Lifecycle lives) {
        this.table = table;
        this.finder = finder;
        this.numbers = numbers;
        this.lives = lives;
    }

    /** Which order a replace or cancel is about, if that is known by now; its own id is one more of that order. */
    void aim(Call call) {
        OrderRecord order = call.order;
        if (order == null) {
            order = finder.find(call.exchange, call.origClientId, call.venueId, call.clientId);
            call.order = order;
        }
        if (order == null) {
            return;
        }
        if (call.clientId != null) {
            finder.learn(order, call.exchange, false, call.clientId);
        }
        if (call.concluded) {
            return;
        }
        boolean first = !call.armed; // its report may come before its end
        call.armed = true;
        order.changeRefusalCounted &= !first;
        if (call.kind == Orders.CANCEL) {
            order.cancelSent = true;
            order.cancelNanos = order.cancelNanos == 0 ? call.beginNanos : order.cancelNanos;
        } else if (order.change != null || (first && order.replaceNanos == 0)) {
            boolean newId = call.origClientId != null || !Objects.equals(call.clientId, order.clientId);
            order.replaceNanos = order.replaceNanos == 0 ? call.beginNanos : order.replaceNanos;
            order.change = new OrderRecord.Change(newId ? call.clientId : null, call.price, call.qty);
        }
    }

    /** An end of a replace or cancel. */
    void answered(Call call, Told told) {
        String asked = call.venueId;
        call.fill(told);
        aim(call);
        OrderRecord order = call.order;
        if (order == null || told.outcome != OrderFacts.OK) {
            return;
        }
        call.acknowledged |= told.state != null || (told.venueId != null && !told.venueId.equals(asked));
        if (told.venueId != null) {
            finder.learn(order, call.exchange, true, told.venueId);
            if (call.kind == Orders.REPLACE && !told.venueId.equals(order.venueId)) {
                order.venueId = told.venueId;
                call.answered = true;
            }
        }
    }

    /** The call is over. */
    void conclude(Call call, boolean first) {
        OrderRecord order = call.order;
        int verdict = call.verdict();
        if (first && verdict != OrderFacts.NOT_OFFERED) {
            Market market = order != null ? order.market : table.market(call.exchange, call.symbol);
            market.cancels += call.kind == Orders.CANCEL ? 1 : 0;
            market.replaces += call.kind == Orders.REPLACE ? 1 : 0;
        }
        if (verdict == OrderFacts.OK) {
            if (order != null && !call.isAnsweredByReport()) {
                carriedOut(call, order);
            }
        } else {
            notCarriedOut(call, order, verdict);
        }
    }

    private void carriedOut(Call call, OrderRecord order) {
        if (call.kind == Orders.REPLACE) {
            boolean newId = call.answered || (order.change != null && order.change.clientId() != null);
            lives.replaced(order, call.okNanos, newId);
            return;
        }
        OrderState state = call.okState == null ? OrderState.CANCELLED : call.okState;
        if (state.isDone()) {
            lives.advance(order, state, call.okNanos, false);
        }
    }

    private void notCarriedOut(Call call, @Nullable OrderRecord order, int verdict) {
        if (verdict != OrderFacts.UNKNOWN && order != null) {
            withdraw(order, call.kind);
        }
        if (verdict == OrderFacts.NOT_OFFERED || call.counted) {
            return;
        }
        call.counted = true;
        if (verdict == OrderFacts.REFUSED && order != null && order.changeRefusalCounted) {
            order.changeRefusalCounted = false;
            return;
        }
        String exchange = order == null ? call.exchange : order.exchange;
        String symbol = order == null ? call.symbol : order.symbol;
        if (verdict == OrderFacts.REFUSED) {
            numbers.rejected(exchange, symbol, call.reason.isEmpty() ? "refused" : call.reason);
        } else {
            numbers.unknownOutcome(exchange, symbol, call.reason);
        }
    }

    /** What was asked of the order is refused. */
    static void withdraw(OrderRecord order, int kind) {
        if (kind == Orders.CANCEL) {
            order.cancelNanos = 0;
            order.cancelSent = false;
        } else if (kind == Orders.REPLACE) {
            order.replaceNanos = 0;
            order.change = null;
        }
    }

    static boolean answersReplace(OrderRecord order, Told told) {
        OrderRecord.Change change = order.change;
        return change != null
                && change.clientId() != null
                && change.clientId().equals(told.clientId)
                && told.state != null
                && told.state != OrderState.PENDING
                && told.outcome == OrderFacts.OK;
    }
}
