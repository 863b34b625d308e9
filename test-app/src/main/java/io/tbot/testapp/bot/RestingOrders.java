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

    private final OrderDesk desk;
    private final OrderLedger ledger;
    private final ArrayDeque<OrderRecord> watched = new ArrayDeque<>();

    RestingOrders(OrderDesk desk, OrderLedger ledger) {
        this.desk = desk;
        this.ledger = ledger;
    }

    /** Watches a new order, and cancels what has waited too long behind it. */
    void add(OrderRecord order) {
        if (order.ordinal() % REGRET_EVERY_ORDERS == 0 && order.state() != OrderState.REJECTED) {
            desk.cancel(order);
        } else {
            watched.add(order);
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
                desk.cancel(oldest);
            }
            watched.remove();
            oldest = watched.peek();
        }
    }
}
