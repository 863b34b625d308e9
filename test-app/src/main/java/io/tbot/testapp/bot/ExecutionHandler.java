package io.tbot.testapp.bot;

import org.jspecify.annotations.Nullable;

/**
 * What the bot does when the venue reports on an order: its state moves on, its fills are kept.
 *
 * <p>Threads: the user stream's and the FIX engine's.
 */
public final class ExecutionHandler {
    private final OrderLedger ledger;
    private final TradeStore store;

    ExecutionHandler(OrderLedger ledger, TradeStore store) {
        this.ledger = ledger;
        this.store = store;
    }

    /** The order of ours that a report is about, or null. */
    @Nullable
    OrderRecord orderOf(Execution execution) {
        return ledger.find(execution.clOrdId());
    }

    public void onExecution(Execution execution) {
        OrderRecord order = ledger.reported(execution.clOrdId());
        if (order == null || !order.isNews(execution)) {
            return;
        }
        if (execution.isFill()) {
            store.insertFill(order, order.fill(execution), execution);
        }
        OrderState next = OrderState.of(execution.status());
        store.updateOrder(order, next, execution.cumQty());
        ledger.advance(order, next);
    }
}
