package io.tbot.engine.orders;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The orders that are known, by every id of theirs.
 *
 * <p>Threads: whoever holds the blotter's lock. Shape: as many open orders as configured, at most {@value #MAX_DONE}
 * that are done, {@value #MAX_MARKETS} markets. Errors: beyond that the oldest order is given up and counted; a market
 * beyond the last is {@code other}.
 */
final class OrderTable {
    /** What 10,000 orders/s finish in less than two seconds: reports that come later are unmatched. */
    static final int MAX_DONE = 16_384;

    private static final int MAX_MARKETS = 1000;
    private static final int MAX_VENUES = 256;
    private static final String OTHER = "other";

    private final int maxOpen;
    private final Map<OrderKey, OrderRecord> byId = new HashMap<>();
    private final Map<String, String> venues = new HashMap<>();
    private final Map<String, Map<String, Market>> markets = new HashMap<>();
    private final List<Market> allMarkets = new ArrayList<>();

    final OrderList open = new OrderList(OrderList.AGE);
    final OrderList done = new OrderList(OrderList.AGE);

    /** Without an acknowledgement, oldest first. */
    final OrderList awaited = new OrderList(OrderList.AWAITED);

    long evictedOpen;
    long evictedDone;
    long evictedStale;

    /** The venue of every order so far; empty before the first, and where there are several. */
    private String soleVenue = "";

    private boolean severalVenues;

    OrderTable(int maxOpen) {
        this.maxOpen = maxOpen;
    }

    /** A new order in a market. */
    OrderRecord add(String exchange, String symbol) {
        while (open.size() >= maxOpen) {
            OrderRecord oldest = open.first();
            if (oldest == null) {
                break;
            }
            forget(oldest);
            evictedOpen++;
        }
        Market market = market(exchange, symbol);
        OrderRecord order = new OrderRecord(market);
        order.exchange = exchange;
        order.symbol = symbol;
        open.add(order);
        market.open.add(order);
        awaited.add(order);
        return order;
    }

    /** Moves an order to the market that it turned out to belong to. */
    void move(OrderRecord order, Market market) {
        boolean wasOpen = order.lists[OrderList.MARKET] == order.market.open;
        order.market.open.remove(order);
        order.market = market;
        if (wasOpen) {
            market.open.add(order);
        }
    }

    /** The order is done; it is kept for what comes late. */
    void finish(OrderRecord order) {
        if (order.lists[OrderList.AGE] != open) {
            return;
        }
        open.remove(order);
        awaited.remove(order);
        order.market.open.remove(order);
        done.add(order);
        while (done.size() > MAX_DONE) {
            OrderRecord oldest = done.first();
            if (oldest == null) {
                break;
            }
            forget(oldest);
            evictedDone++;
        }
    }

    /** The order was not done after all. */
    void reopen(OrderRecord order) {
        if (order.lists[OrderList.AGE] == done) {
            done.remove(order);
            open.add(order);
            order.market.open.add(order);
        }
    }

    /** Drops an order and all its ids. */
    void forget(OrderRecord order) {
        open.remove(order);
        done.remove(order);
        awaited.remove(order);
        order.market.open.remove(order);
        for (OrderKey key : order.keys) {
            byId.remove(key, order);
        }
    }

    /** Whether the table still holds the order. */
    boolean holds(OrderRecord order) {
        return order.lists[OrderList.AGE] != null;
    }

    /** Whose id this is; an order without a venue, or of the only one, is found without. */
    @Nullable
    OrderRecord find(String exchange, boolean ofVenue, String id) {
        OrderRecord order = byId.get(key(exchange, ofVenue, id));
        String other = exchange.isEmpty() ? soleVenue : "";
        return order != null || other.equals(exchange) ? order : byId.get(key(other, ofVenue, id));
    }

    OrderKey key(String exchange, boolean ofVenue, String id) {
        return new OrderKey(key(exchange), ofVenue, id);
    }

    /** Lets an id lead to an order; whether it led to none before. An id that leads to another goes on doing so. */
    boolean lead(OrderKey key, OrderRecord order) {
        return !byId.containsKey(key) && order.note(key) && byId.put(key, order) == null;
    }

    /** The bot gives the id of an order that is done to another one. */
    void release(OrderRecord order, String clientId) {
        byId.remove(key(order.exchange, false, clientId), order);
    }

    /** Venues are told apart without case. */
    private String key(String exchange) {
        String known = venues.get(exchange);
        if (known == null) {
            known = exchange.toLowerCase(Locale.ROOT);
            if (venues.size() < MAX_VENUES) {
                venues.put(exchange, known);
            }
        }
        return known;
    }

    Market market(String exchange, String symbol) {
        Map<String, Market> ofVenue = markets.get(exchange);
        Market market = ofVenue == null ? null : ofVenue.get(symbol);
        if (market != null) {
            return market;
        }
        boolean room = allMarkets.size() < MAX_MARKETS;
        if (!room && !(exchange.equals(OTHER) && symbol.equals(OTHER))) {
            return market(OTHER, OTHER);
        }
        if (!exchange.isEmpty() && !exchange.equals(soleVenue)) {
            severalVenues |= !soleVenue.isEmpty();
            soleVenue = severalVenues ? "" : exchange;
        }
        market = new Market(exchange, symbol);
        allMarkets.add(market);
        markets.computeIfAbsent(exchange, e -> new HashMap<>()).put(symbol, market);
        return market;
    }

    List<Market> markets() {
        return allMarkets;
    }
}
