package io.tbot.engine.orders;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the order that each thing told is about: by its call, its ids, or, where a report has no id at all, as the
 * oldest open one of its market and side.
 *
 * <p>Threads: whoever holds the blotter's lock.
 */
final class Matching {
    /** A list takes a moment to be told; one that does not hold an order held it longer ago than this before. */
    private static final long LIST_SPAN_NANOS = 50_000_000;

    private final OrderTable table;
    private final OrderNumbers numbers;
    private final Lifecycle lives;
    private final CallBook calls = new CallBook();
    private final HeldReports held = new HeldReports();
    private final Placing placing;
    private final ArrayDeque<OrderKey> learnt = new ArrayDeque<>();

    Matching(OrderTable table, OrderNumbers numbers) {
        this.table = table;
        this.numbers = numbers;
        lives = new Lifecycle(table, numbers);
        placing = new Placing(table, numbers, lives);
    }

    /** Takes in one thing told. */
    void accept(Told told, long nowNanos) {
        take(told, nowNanos);
        for (OrderKey id = learnt.poll(); id != null; id = learnt.poll()) {
            held.release(id, again -> take(again, nowNanos));
        }
    }

    private void take(Told told, long nowNanos) {
        switch (told.step) {
            case OrderFacts.BEGIN -> begin(told);
            case OrderFacts.WIRE -> wire(told);
            case OrderFacts.END -> end(told);
            case OrderFacts.LIST_END -> listEnd(told);
            default -> report(told, nowNanos);
        }
    }

    private void begin(Told told) {
        Call call = calls.get(told.call);
        if (call == null) {
            call = new Call(told.call, told.kind);
            call.beginNanos = told.timeNanos;
            Call givenUp = calls.add(call);
            if (givenUp != null) {
                conclude(givenUp);
            }
        }
        call.open++;
        call.touchedNanos = told.timeNanos;
        fill(call, told);
        if (call.kind == Orders.PLACE) {
            OrderRecord order = call.order;
            if (order == null) {
                order = placing.begin(call, told);
            }
            enrich(order, told);
            claim(call, told);
        } else {
            aim(call);
        }
    }

    /** Which order a replace or cancel is about, if that is known by now; its own id is one more of that order. */
    private void aim(Call call) {
        OrderRecord order = call.order;
        if (order == null) {
            order = find(call.exchange, call.origClientId, call.venueId, call.clientId);
            call.order = order;
        }
        if (order == null) {
            return;
        }
        if (call.clientId != null) {
            learn(order, call.exchange, false, call.clientId);
        }
        if (call.concluded) {
            return;
        }
        if (call.kind == Orders.CANCEL) {
            order.cancelSent = true;
            order.cancelNanos = order.cancelNanos == 0 ? call.beginNanos : order.cancelNanos;
        } else if (order.replaceNanos == 0 || order.change != null) {
            boolean newId = call.origClientId != null || !Objects.equals(call.clientId, order.clientId);
            order.replaceNanos = order.replaceNanos == 0 ? call.beginNanos : order.replaceNanos;
            order.change = new OrderRecord.Change(newId ? call.clientId : null, call.price, call.qty);
        }
    }

    private void fill(Call call, Told told) {
        call.exchange = call.exchange.isEmpty() ? told.exchange : call.exchange;
        call.symbol = call.symbol.isEmpty() ? told.symbol : call.symbol;
        call.clientId = call.clientId == null ? told.clientId : call.clientId;
        call.origClientId = call.origClientId == null ? told.origClientId : call.origClientId;
        call.venueId = call.venueId == null ? told.venueId : call.venueId;
        call.price = call.price == null ? told.price : call.price;
        call.qty = call.qty == null ? told.qty : call.qty;
    }

    private void wire(Told told) {
        Call call = calls.get(told.call);
        OrderRecord order = call == null || call.kind != Orders.PLACE ? null : call.order;
        if (order != null && order.wireNanos == 0) {
            order.wireNanos = told.timeNanos;
        }
    }

    private void end(Told told) {
        Call call = calls.get(told.call);
        if (call == null) {
            // a late answer whose call is forgotten: its ids are all that is left
            if (told.outcome == OrderFacts.OK && told.hasId()) {
                report(told, told.timeNanos);
            }
            return;
        }
        call.open--;
        call.touchedNanos = told.timeNanos;
        call.ended(told);
        if (call.kind == Orders.PLACE) {
            OrderRecord order = call.order;
            if (order != null) {
                enrich(order, told);
                placing.answered(call, order, told);
                claim(call, told);
                if (told.state != null && told.outcome == OrderFacts.OK) {
                    said(order, told, false);
                }
            }
        } else {
            answered(call, told);
        }
        if (call.open <= 0 || call.concluded) {
            conclude(call);
        }
    }

    /** An end of a replace or cancel. */
    private void answered(Call call, Told told) {
        String asked = call.venueId;
        fill(call, told);
        aim(call);
        OrderRecord order = call.order;
        if (order == null || told.outcome != OrderFacts.OK) {
            return;
        }
        call.acknowledged |= told.state != null || (told.venueId != null && !told.venueId.equals(asked));
        if (told.venueId != null) {
            learn(order, call.exchange, true, told.venueId);
            if (call.kind == Orders.REPLACE && !told.venueId.equals(order.venueId)) {
                order.venueId = told.venueId;
                call.answered = true;
            }
        }
    }

    /** The last end of a call came, or is given up. */
    void conclude(Call call) {
        boolean first = !call.concluded;
        call.concluded = true;
        OrderRecord order = call.order;
        if (call.kind == Orders.PLACE) {
            if (order != null) {
                placing.conclude(call, order, first);
                if (!order.awaitsAck() || !table.holds(order)) {
                    calls.remove(call.id);
                }
            }
            return;
        }
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
        String exchange = order == null ? call.exchange : order.exchange;
        String symbol = order == null ? call.symbol : order.symbol;
        if (verdict == OrderFacts.REFUSED) {
            numbers.rejected(exchange, symbol, call.reason.isEmpty() ? "refused" : call.reason);
        } else {
            numbers.unknownOutcome(exchange, symbol, call.reason);
        }
    }

    /** What was asked of the order is refused. */
    private static void withdraw(OrderRecord order, int kind) {
        if (kind == Orders.CANCEL) {
            order.cancelNanos = 0;
            order.cancelSent = false;
        } else if (kind == Orders.REPLACE) {
            order.replaceNanos = 0;
            order.change = null;
        }
    }

    private void report(Told told, long nowNanos) {
        OrderRecord order = told.hasId()
                ? find(told.exchange, told.clientId, told.origClientId, told.venueId)
                : told.step == OrderFacts.REPORT ? oldest(told) : null;
        if (order != null) {
            said(order, told, told.step == OrderFacts.LISTED || told.step == OrderFacts.TRADE);
        } else if (told.hasId()) {
            Told tooMuch = held.hold(told, ids(told), nowNanos);
            if (tooMuch != null) {
                unmatched(tooMuch);
            }
        } else {
            unmatched(told);
        }
    }

    /** What a report, a list or an answer says of an order that is known. */
    private void said(OrderRecord order, Told told, boolean polled) {
        order.lastNanos = told.timeNanos;
        enrich(order, told);
        alias(order, told);
        if (told.step == OrderFacts.LISTED) {
            order.listedNanos = told.timeNanos;
        }
        if (told.step == OrderFacts.REPORT && told.outcome == OrderFacts.REFUSED && told.kind != Orders.PLACE) {
            withdraw(order, told.kind);
            if (!told.counted) {
                numbers.rejected(order.exchange, order.symbol, told.reason.isEmpty() ? "refused" : told.reason);
            }
        } else if (told.step == OrderFacts.REPORT && answersReplace(order, told)) {
            lives.replaced(order, told.timeNanos, true);
        }
        boolean refused = told.step == OrderFacts.REPORT
                && told.kind == Orders.PLACE
                && (told.outcome == OrderFacts.REFUSED || told.state == OrderState.REJECTED);
        if (refused || (told.state == OrderState.REJECTED && told.step != OrderFacts.REPORT)) {
            lives.rejected(order, told.reason, told.timeNanos, told.counted);
            return;
        }
        lives.told(order, told, polled);
    }

    private static boolean answersReplace(OrderRecord order, Told told) {
        OrderRecord.Change change = order.change;
        return change != null
                && change.clientId() != null
                && change.clientId().equals(told.clientId)
                && told.state != null
                && told.state != OrderState.PENDING
                && told.outcome == OrderFacts.OK;
    }

    private void listEnd(Told told) {
        if (!told.complete) {
            return;
        }
        List<OrderRecord> gone = new ArrayList<>();
        for (OrderRecord order = table.open.first(); order != null; order = table.open.after(order)) {
            boolean meant = order.exchange.equalsIgnoreCase(told.exchange)
                    && (told.symbol.isEmpty() || told.symbol.equals(order.symbol));
            if (meant && order.listedNanos != 0 && told.timeNanos - order.listedNanos > LIST_SPAN_NANOS) {
                gone.add(order);
            }
        }
        for (OrderRecord order : gone) {
            lives.vanished(order, told.timeNanos);
        }
    }

    /** What was held for long enough, or no longer fits: nobody was seen to place its order. */
    void unmatched(Told told) {
        OrderRecord order = told.step == OrderFacts.REPORT ? unclaimed(told) : null;
        if (order != null) {
            said(order, told, false);
            return;
        }
        numbers.unmatched(
                told.exchange,
                switch (told.step) {
                    case OrderFacts.LISTED -> "listed";
                    case OrderFacts.TRADE -> "trade";
                    default -> "report";
                });
    }

    /** Gives up what was held for too long, and calls that nobody ended. */
    void expire(long nowNanos) {
        for (Told told = held.expired(nowNanos); told != null; told = held.expired(nowNanos)) {
            unmatched(told);
        }
        for (Call call : calls.quiet(nowNanos)) {
            conclude(call);
        }
    }

    private @Nullable OrderRecord find(String exchange, @Nullable String... ids) {
        for (String id : ids) {
            for (int kind = 0; id != null && kind < 2; kind++) {
                OrderRecord order = table.find(exchange, kind == 1, id);
                if (order != null) {
                    return order;
                }
            }
        }
        return null;
    }

    /** The oldest open order of a report's market and side: what reports without any id are about. */
    private @Nullable OrderRecord oldest(Told told) {
        return first(told, false);
    }

    /** The same among the orders whose venue's id nobody told yet, for a report that brings but such an id. */
    private @Nullable OrderRecord unclaimed(Told told) {
        return told.clientId == null && told.origClientId == null && told.venueId != null ? first(told, true) : null;
    }

    private @Nullable OrderRecord first(Told told, boolean withoutVenueId) {
        if (told.exchange.isEmpty() || told.symbol.isEmpty()) {
            return null;
        }
        OrderList open = table.market(told.exchange, told.symbol).open;
        for (OrderRecord order = open.first(); order != null; order = open.after(order)) {
            boolean side = told.side.isEmpty() || told.side.equals(order.side);
            if (side && order.symbol.equals(told.symbol) && !(withoutVenueId && order.venueId != null)) {
                return order;
            }
        }
        return null;
    }

    private List<OrderKey> ids(Told told) {
        List<OrderKey> ids = new ArrayList<>(3);
        for (String id : new String[] {told.clientId, told.origClientId}) {
            if (id != null) {
                ids.add(table.key(told.exchange, false, id));
                ids.add(table.key(told.exchange, true, id));
            }
        }
        if (told.venueId != null) {
            ids.add(table.key(told.exchange, true, told.venueId));
            ids.add(table.key(told.exchange, false, told.venueId));
        }
        return ids;
    }

    /** The ids that a place call tells of its order. */
    private void claim(Call call, Told told) {
        OrderRecord order = call.order;
        if (order != null && told.clientId != null) {
            order = placing.claim(call, order, told.clientId);
            learn(order, told.exchange, false, told.clientId);
        }
        if (order != null && told.venueId != null && !call.duplicate) {
            order.venueId = order.venueId == null ? told.venueId : order.venueId;
            learn(order, told.exchange, true, told.venueId);
        }
    }

    /** The ids that come with a report. */
    private void alias(OrderRecord order, Told told) {
        if (told.clientId != null) {
            order.clientId = order.clientId == null ? told.clientId : order.clientId;
            learn(order, told.exchange, false, told.clientId);
        }
        if (told.venueId != null) {
            order.venueId = order.venueId == null ? told.venueId : order.venueId;
            learn(order, told.exchange, true, told.venueId);
        }
    }

    /** Lets an id lead to an order, under the venue's name of whoever told it and under the order's. */
    private void learn(OrderRecord order, String exchange, boolean ofVenue, String id) {
        String first = exchange.isEmpty() ? order.exchange : exchange;
        for (String venue :
                first.equals(order.exchange) ? new String[] {first} : new String[] {first, order.exchange}) {
            OrderKey key = table.key(venue, ofVenue, id);
            if (table.lead(key, order)) {
                learnt.add(key);
            }
        }
    }

    private void enrich(OrderRecord order, Told told) {
        order.side = order.side.isEmpty() ? told.side : order.side;
        order.type = order.type.isEmpty() ? told.type : order.type;
        order.strategy = order.strategy.isEmpty() ? told.strategy : order.strategy;
        BigDecimal qty = told.qty;
        order.qty = order.qty == null ? qty : order.qty;
        order.price = order.price == null ? told.price : order.price;
        boolean venue = order.exchange.isEmpty() && !told.exchange.isEmpty();
        boolean symbol = order.symbol.isEmpty() && !told.symbol.isEmpty();
        if (venue || symbol) {
            order.exchange = venue ? told.exchange : order.exchange;
            order.symbol = symbol ? told.symbol : order.symbol;
            table.move(order, table.market(order.exchange, order.symbol));
        }
    }
}
