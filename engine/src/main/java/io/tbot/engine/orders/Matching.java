package io.tbot.engine.orders;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

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
    private final OrderFinder finder;
    private final Placing placing;
    private final Changing changing;

    Matching(OrderTable table, OrderNumbers numbers) {
        this.table = table;
        this.numbers = numbers;
        lives = new Lifecycle(table, numbers);
        finder = new OrderFinder(table);
        placing = new Placing(table, numbers, lives);
        changing = new Changing(table, finder, numbers, lives);
    }

    /** Takes in one thing told. */
    void accept(Told told, long nowNanos) {
        take(told, nowNanos);
        releaseHeld(nowNanos);
    }

    /** What waited for the ids that were learnt is taken in now. */
    private void releaseHeld(long nowNanos) {
        for (OrderKey id = finder.learnt.poll(); id != null; id = finder.learnt.poll()) {
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
        call.fill(told);
        if (call.kind == Orders.PLACE) {
            OrderRecord order = call.order;
            if (order == null) {
                order = placing.begin(call, told);
            }
            enrich(order, told);
            claim(call, told);
        } else {
            changing.aim(call);
        }
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
            if (call.order != null) {
                enrich(call.order, told);
            }
            claim(call, told);
            OrderRecord order = call.order;
            if (order != null) {
                placing.answered(call, order, told);
                if (told.state != null && told.outcome == OrderFacts.OK) {
                    said(order, told, false);
                }
            }
        } else {
            changing.answered(call, told);
        }
        if (call.open <= 0 || call.concluded) {
            releaseHeld(told.timeNanos); // a report that was faster is when the venue answered
            conclude(call);
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
        changing.conclude(call, first);
    }

    private void report(Told told, long nowNanos) {
        OrderRecord order = told.hasId()
                ? finder.find(told.exchange, told.clientId, told.origClientId, told.venueId)
                : told.step == OrderFacts.REPORT ? finder.oldest(told) : null;
        if (order != null) {
            said(order, told, isPolled(told));
        } else if (told.hasId()) {
            Told tooMuch = held.hold(told, finder.ids(told), nowNanos);
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
        if (isRefusal(told)) {
            Changing.withdraw(order, told.kind);
            order.changeRefusalCounted = told.counted;
            if (!told.counted) {
                numbers.rejected(order.exchange, order.symbol, told.reason.isEmpty() ? "refused" : told.reason);
            }
        } else if (told.step == OrderFacts.REPORT && Changing.answersReplace(order, told)) {
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

    /** Whether it says how an order stands, and not since when. */
    private static boolean isPolled(Told told) {
        return told.step == OrderFacts.LISTED || told.step == OrderFacts.TRADE || isRefusal(told);
    }

    /** The no to a cancel or a replace. */
    private static boolean isRefusal(Told told) {
        return told.step == OrderFacts.REPORT && told.outcome == OrderFacts.REFUSED && told.kind != Orders.PLACE;
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
        OrderRecord order = told.step == OrderFacts.REPORT ? finder.unclaimed(told) : null;
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

    /** The ids that a place call tells of its order. */
    private void claim(Call call, Told told) {
        OrderRecord order = call.order;
        if (order != null && told.clientId != null) {
            order = placing.claim(call, order, told.clientId);
            finder.learn(order, told.exchange, false, told.clientId);
        }
        if (order != null && told.venueId != null && !call.duplicate) {
            order.venueId = order.venueId == null ? told.venueId : order.venueId;
            finder.learn(order, told.exchange, true, told.venueId);
        }
    }

    /** The ids that come with a report. */
    private void alias(OrderRecord order, Told told) {
        if (told.clientId != null) {
            order.clientId = order.clientId == null ? told.clientId : order.clientId;
            finder.learn(order, told.exchange, false, told.clientId);
        }
        if (told.venueId != null) {
            order.venueId = order.venueId == null ? told.venueId : order.venueId;
            finder.learn(order, told.exchange, true, told.venueId);
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
