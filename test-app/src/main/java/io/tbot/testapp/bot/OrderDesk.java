package io.tbot.testapp.bot;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Carries a decision out: risk check, books, venue.
 *
 * <p>Threads: {@code strategy}; main cancels what is left once that has ended trading.
 */
final class OrderDesk {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final RiskCheck risk;
    private final Routes routes;
    private final OrderLedger ledger;
    private final TradeStore store;
    private final OrderBook book;
    private final GroundTruth truth;

    OrderDesk(Books books, Routes routes, OrderBook book, GroundTruth truth) {
        this.risk = new RiskCheck();
        this.routes = routes;
        this.ledger = books.ledger();
        this.store = books.store();
        this.book = book;
        this.truth = truth;
    }

    /** Sends the order, smaller if risk wants it so. */
    OrderRecord trade(long ordinal, OrderRequest wanted) {
        OrderRecord order = ledger.open(ordinal, routes.wayOf(ordinal), accepted(wanted));
        store.insertOrder(order, book.middle(wanted.symbol()));
        try {
            place(order);
            ledger.advance(order, OrderState.NEW);
        } catch (OrderRejectedException refused) {
            end(order, OrderState.REJECTED);
        } catch (IOException unknown) {
            complain("order", order, unknown);
            truth.unknown(order.way(), "place");
            end(order, OrderState.UNKNOWN);
        }
        return order;
    }

    /** Halves an order that rests; whether the venue did. */
    boolean replace(OrderRecord order) {
        OrderRequest old = order.request();
        OrderGateway gateway = routes.gateway(order.way());
        BigDecimal half = old.quantity().divide(TWO, 3, RoundingMode.UP);
        OrderRequest by = old.named(order.name() + "-R").withQuantity(half);
        ledger.rename(order, by.clientId());
        order.askToReplace(by);
        boolean ok = false;
        long startNanos = System.nanoTime();
        try {
            ok = gateway.replaceOrder(old.clientId(), order.venueId(), by);
            if (ok) {
                order.replace(by);
            }
        } catch (IOException unknown) {
            complain("replace", order, unknown);
            truth.unknown(order.way(), "replace");
        } finally {
            truth.replaced(order.way(), ok, System.nanoTime() - startNanos);
        }
        return ok;
    }

    /** Asks for the orders that rest, as a bot does to compare its books. */
    void askForOpenOrders(Way way) {
        boolean ok = false;
        try {
            for (OpenOrder open : routes.gateway(way).openOrders()) {
                OrderRecord order = ledger.find(open.clientId());
                if (order != null) {
                    order.acknowledge();
                }
            }
            ok = true;
        } catch (IOException unknown) {
            System.err.println("bot: no list of open orders: " + unknown.getMessage());
        } finally {
            truth.asked(way, "open", ok);
        }
    }

    /** Finds out what became of an order of which nobody knows: asks, or where that cannot be done, cancels. */
    void resolve(OrderRecord order) {
        if (ask(order)) {
            return;
        }
        cancel(order);
        if (order.isCancelable()) {
            end(order, OrderState.FAILED);
        }
    }

    /** Asks what became of an order; false where that cannot be done. */
    boolean ask(OrderRecord order) {
        if (!routes.gateway(order.way()).canAsk()) {
            return false;
        }
        OrderRequest request = order.request();
        boolean ok = false;
        try {
            String status = routes.gateway(order.way()).orderStatus(request.clientId(), request.symbol());
            ok = true;
            if (status != null) {
                order.acknowledge(); // when, nobody knows
            }
            end(order, status == null ? OrderState.FAILED : OrderState.of(status));
        } catch (IOException unknown) {
            complain("question about", order, unknown);
        } finally {
            truth.asked(order.way(), "order", ok);
        }
        return true;
    }

    /** Takes back an order that still rests. The venue's report says how that ended. */
    void cancel(OrderRecord order) {
        OrderRequest request = order.request();
        OrderGateway gateway = routes.gateway(order.way());
        boolean ok = false;
        long startNanos = System.nanoTime();
        try {
            ok = gateway.cancelOrder(request.clientId(), request.symbol());
            if (ok) {
                order.markCanceling();
            }
        } catch (IOException unknown) {
            complain("cancel of", order, unknown);
            truth.unknown(order.way(), "cancel");
        } finally {
            truth.canceled(order.way(), request.symbol(), ok, System.nanoTime() - startNanos);
        }
    }

    private void place(OrderRecord order) throws IOException, OrderRejectedException {
        OrderRequest request = order.request();
        OrderGateway gateway = routes.gateway(order.way());
        boolean ok = false;
        long startNanos = System.nanoTime();
        order.place(startNanos);
        try {
            order.call(gateway.placeOrder(request));
            ok = true;
        } finally {
            long endNanos = System.nanoTime();
            truth.placed(order.way(), request, ok, endNanos - startNanos);
            truth.answered(order.way(), request.symbol(), startNanos - request.tickNanos());
            if (ok && order.way() != Way.FIX) { // there the report is the answer, and was here before
                truth.acknowledged(order, order.acknowledge(endNanos));
            }
        }
    }

    private static void complain(String what, OrderRecord order, IOException unknown) {
        System.err.println("bot: " + what + " '" + order.request().clientId() + "' failed: " + unknown.getMessage());
    }

    private OrderRequest accepted(OrderRequest wanted) {
        OrderRequest request = wanted;
        while (true) {
            RiskResult result = risk.check(request);
            truth.checked(result);
            if (result == RiskResult.ACCEPTED) {
                return request;
            }
            request = request.withQuantity(request.quantity().divide(TWO, 3, RoundingMode.DOWN));
        }
    }

    private void end(OrderRecord order, OrderState state) {
        store.updateOrder(order, state, BigDecimal.ZERO);
        ledger.advance(order, state);
    }
}
