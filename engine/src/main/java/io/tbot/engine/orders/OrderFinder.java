package io.tbot.engine.orders;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds orders by their ids, or, where a report has no id at all, as the oldest open one of its market and side; learns
 * ids.
 *
 * <p>Threads: whoever holds the blotter's lock.
 */
final class OrderFinder {
    private final OrderTable table;

    /** Ids that led nowhere until now: reports may wait for them. */
    final ArrayDeque<OrderKey> learnt = new ArrayDeque<>();

    OrderFinder(OrderTable table) {
        this.table = table;
    }

    @Nullable
    OrderRecord find(String exchange, @Nullable String... ids) {
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
    @Nullable
    OrderRecord oldest(Told told) {
        return first(told, false);
    }

    /** The same among the orders whose venue's id nobody told yet, for a report that brings but such an id. */
    @Nullable
    OrderRecord unclaimed(Told told) {
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

    /** Every id that it names. */
    List<OrderKey> ids(Told told) {
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

    /** Lets an id lead to an order, under the venue's name of whoever told it and under the order's. */
    void learn(OrderRecord order, String exchange, boolean ofVenue, String id) {
        String first = exchange.isEmpty() ? order.exchange : exchange;
        for (String venue :
                first.equals(order.exchange) ? new String[] {first} : new String[] {first, order.exchange}) {
            OrderKey key = table.key(venue, ofVenue, id);
            if (table.lead(key, order)) {
                learnt.add(key);
            }
        }
    }
}
