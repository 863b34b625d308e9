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
            System.err.println("bot: order '" + order.request().clientId() + "' failed: " + unknown.getMessage());
            end(order, OrderState.FAILED);
        }
        return order;
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
            System.err.println("bot: cancel of '" + request.clientId() + "' failed: " + unknown.getMessage());
        } finally {
            truth.canceled(order.way(), ok, System.nanoTime() - startNanos);
        }
    }

    private void place(OrderRecord order) throws IOException, OrderRejectedException {
        OrderRequest request = order.request();
        OrderGateway gateway = routes.gateway(order.way());
        boolean ok = false;
        long startNanos = System.nanoTime();
        try {
            gateway.placeOrder(request);
            ok = true;
        } finally {
            truth.placed(order.way(), request, ok, System.nanoTime() - startNanos);
        }
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
