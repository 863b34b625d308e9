package io.tbot.testapp.bot;

import java.util.ArrayDeque;

/**
 * Orders in the market, oldest first, and the decision which of them to take back.
 *
 * <p>An order rests when reports on later orders of the same way have come in and it still is not done. Judged by that
 * and not by the clock, the same orders are cancelled in every run.
 *
 * <p>Threads: {@code strategy} only.
 */
final class RestingOrders {
    /** An order that this many later ones have passed has rested for too long. */
    private static final int PATIENCE_ORDERS = 50;

    /** Every so many orders the bot changes its mind at once, mostly too late. */
    private static final int REGRET_EVERY_ORDERS = 100;

    private static final int ASK_EVERY_ORDERS = 50;

    private final OrderDesk desk;
    private final OrderLedger ledger;
    private final boolean isLively;
    private final ArrayDeque<OrderRecord> watched = new ArrayDeque<>();

    /** @param isLively whether every other order is replaced before it is cancelled, and the open ones asked for */
    RestingOrders(OrderDesk desk, OrderLedger ledger, boolean isLively) {
        this.desk = desk;
        this.ledger = ledger;
        this.isLively = isLively;
    }

    /** Watches a new order, and cancels what has waited too long behind it. */
    void add(OrderRecord order) {
        if (order.ordinal() % REGRET_EVERY_ORDERS == 0 && order.state() != OrderState.REJECTED) {
            desk.cancel(order);
        } else {
            watched.add(order);
        }
        if (isLively && order.ordinal() % ASK_EVERY_ORDERS == 0) {
            desk.askForOpenOrders(order.way());
        }
        cancelUpTo(order.ordinal() - PATIENCE_ORDERS);
    }

    private void cancelUpTo(long ordinal) {
        OrderRecord oldest = watched.peek();
        while (oldest != null && oldest.ordinal() <= ordinal) {
            if (oldest.isCancelable()) {
                if (ledger.lastReported(oldest.way()) <= oldest.ordinal()) {
                    return;
                }
                takeBack(oldest);
            }
            watched.remove();
            oldest = watched.peek();
        }
    }

    private void takeBack(OrderRecord order) {
        if (order.state() == OrderState.UNKNOWN) {
            desk.resolve(order);
        } else if (isToBeReplaced(order) && desk.replace(order)) {
            watched.add(order);
        } else {
            desk.cancel(order);
        }
    }

    /** Once each, and only what has a price and the venue's id. */
    private boolean isToBeReplaced(OrderRecord order) {
        OrderRequest request = order.request();
        return isLively
                && order.ordinal() % 2 == 0
                && request.type() == OrderType.LIMIT
                && request.clientId().equals(order.name())
                && !order.venueId().isEmpty();
    }
}
