package io.tbot.testapp.bot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One order and its fills.
 *
 * <p>Threads: {@code strategy} and the user stream; every method excludes the others.
 */
final class OrderRecord {
    private final long ordinal;
    private final Way way;
    private final OrderRequest request;
    private final List<Execution> fills = new ArrayList<>();
    private OrderState state = OrderState.PENDING;
    private boolean canceling;

    OrderRecord(long ordinal, Way way, OrderRequest request) {
        this.ordinal = ordinal;
        this.way = way;
        this.request = request;
    }

    long ordinal() {
        return ordinal;
    }

    Way way() {
        return way;
    }

    OrderRequest request() {
        return request;
    }

    synchronized OrderState state() {
        return state;
    }

    /** The venue has agreed to cancel it; its report on that follows. */
    synchronized void markCanceling() {
        canceling = true;
    }

    /** Whether there is anything left to cancel. */
    synchronized boolean isCancelable() {
        return !canceling && !state.isTerminal();
    }

    /** Moves forward only: a report may overtake the answer to the request that caused it. */
    synchronized boolean advance(OrderState next) {
        boolean forward = !state.isTerminal() && next.compareTo(state) > 0;
        if (forward) {
            state = next;
        }
        return forward;
    }

    /** Adds a fill; the first has number 1. */
    synchronized int fill(Execution execution) {
        fills.add(execution);
        return fills.size();
    }

    synchronized int fillCount() {
        return fills.size();
    }

    /** The order and its fills as lines of the journal, without times and without the venue's ids. */
    synchronized List<String> journal() {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(
                " ",
                request.clientId(),
                request.symbol(),
                request.side().name(),
                request.type().name(),
                request.price().toPlainString(),
                request.quantity().toPlainString(),
                state.name(),
                filledQuantity().toPlainString()));
        for (int i = 0; i < fills.size(); i++) {
            Execution fill = fills.get(i);
            lines.add(String.join(
                    " ",
                    request.clientId() + "/" + (i + 1),
                    "fill",
                    plain(fill.lastQty()),
                    "at",
                    plain(fill.lastPx())));
        }
        return lines;
    }

    private BigDecimal filledQuantity() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Execution fill : fills) {
            sum = sum.add(fill.lastQty());
        }
        return sum;
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
