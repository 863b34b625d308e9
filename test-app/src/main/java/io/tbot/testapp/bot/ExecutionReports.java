package io.tbot.testapp.bot;

import java.util.function.Consumer;
import java.util.function.LongBinaryOperator;

/**
 * Hands the venue's reports to their handler, whichever way they came.
 *
 * <p>Threads: the way's own, one at a time.
 */
final class ExecutionReports implements Consumer<Execution> {
    private final String source;
    private final ExecutionHandler handler;
    private final GroundTruth truth;
    private final LongBinaryOperator arrival;

    /**
     * @param source what brings the reports, for the bot's own account
     * @param arrival when a report arrived, by its id and the time at which it is taken up
     */
    ExecutionReports(String source, ExecutionHandler handler, GroundTruth truth, LongBinaryOperator arrival) {
        this.source = source;
        this.handler = handler;
        this.truth = truth;
        this.arrival = arrival;
    }

    @Override
    public void accept(Execution execution) {
        OrderRecord order = handler.orderOf(execution);
        long startNanos = System.nanoTime();
        handler.onExecution(execution);
        truth.executed(execution, source, System.nanoTime() - startNanos);
        if (order != null) {
            note(order, execution, arrival.applyAsLong(execution.execId(), startNanos));
        }
    }

    private void note(OrderRecord order, Execution execution, long heardNanos) {
        OrderState state = OrderState.of(execution.status());
        if (state != OrderState.REJECTED) {
            truth.acknowledged(order, order.acknowledge(heardNanos));
        }
        if (state == OrderState.FILLED) {
            truth.filled(order, order.complete(heardNanos));
        }
    }
}
