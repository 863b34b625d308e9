package io.tbot.testapp.venue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The orders that rest in the book, and the last ones that have left it.
 *
 * <p>Threads: any; one lock, held for a few map operations.
 *
 * <p>Shape: at most {@value #MAX_CLOSED} closed orders are remembered, the oldest go first.
 */
final class OpenOrders {
    private static final int MAX_CLOSED = 50_000; // two and a half runs of 20,000 orders, some 15 MB

    private final Map<String, Order> open = new LinkedHashMap<>();
    private final Map<String, Order> closed = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Order> eldest) {
            return size() > MAX_CLOSED;
        }
    };

    /** False if the client id is taken. */
    synchronized boolean add(Order order, boolean rests) {
        String id = order.clientOrderId();
        if (open.containsKey(id) || closed.containsKey(id)) {
            return false;
        }
        (rests ? open : closed).put(id, order);
        return true;
    }

    /** Takes an order out of the book; null if it does not rest there. */
    synchronized @Nullable Order take(String symbol, String clientOrderId) {
        Order order = open.get(clientOrderId);
        if (order == null || !order.ticket().symbol().equals(symbol)) {
            return null;
        }
        open.remove(clientOrderId);
        closed.put(clientOrderId, order);
        return order;
    }

    /** Puts one order in another's place; false if that does not rest under this symbol, or the new id is taken. */
    synchronized boolean replace(Order old, Order replacement) {
        String id = replacement.clientOrderId();
        boolean sameSymbol = old.ticket().symbol().equals(replacement.ticket().symbol());
        if (!sameSymbol || open.containsKey(id) || closed.containsKey(id) || !open.remove(old.clientOrderId(), old)) {
            return false;
        }
        closed.put(old.clientOrderId(), old);
        open.put(id, replacement);
        return true;
    }

    synchronized @Nullable Order find(String clientOrderId) {
        Order order = open.get(clientOrderId);
        return order != null ? order : closed.get(clientOrderId);
    }

    /** An order that rests by the venue's id. */
    synchronized @Nullable Order resting(String orderId) {
        for (Order order : open.values()) {
            if (Long.toString(order.orderId()).equals(orderId)) {
                return order;
            }
        }
        return null;
    }

    /** In the order of their arrival. */
    synchronized List<Order> all() {
        return new ArrayList<>(open.values());
    }
}
