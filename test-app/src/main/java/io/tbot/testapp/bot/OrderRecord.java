package io.tbot.testapp.bot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One order and its fills.
 *
 * <p>Threads: {@code strategy} and the user stream; every method excludes the others.
 */
final class OrderRecord {
    private final long ordinal;
    private final Way way;
    private final String name;
    private final List<Execution> fills = new ArrayList<>();
    private final Set<Long> heard = new HashSet<>();
    private OrderState state = OrderState.PENDING;
    private OrderRequest request;
    private @Nullable OrderRequest asked;
    private String venueId = "";
    private boolean canceling;
    private long placedNanos;
    private boolean acknowledged;
    private boolean done;

    OrderRecord(long ordinal, Way way, OrderRequest request) {
        this.ordinal = ordinal;
        this.way = way;
        this.request = request;
        this.name = request.clientId();
    }

    /** The client id that it was placed under. */
    String name() {
        return name;
    }

    long ordinal() {
        return ordinal;
    }

    Way way() {
        return way;
    }

    /** As it stands now. */
    synchronized OrderRequest request() {
        return request;
    }

    /** The venue's id; empty as long as it has not said it. */
    synchronized String venueId() {
        return venueId;
    }

    synchronized void call(String id) {
        venueId = id;
    }

    /** The venue is about to be asked to put another in its place. */
    synchronized void askToReplace(OrderRequest by) {
        asked = by;
    }

    /** The venue has put another in its place: its answer says so, or a report under the other's name. */
    synchronized void replace(OrderRequest by) {
        request = by;
    }

    /** The venue calls it by this name, so what was asked under that name is done, answered or not. */
    synchronized void hear(String clientId) {
        OrderRequest by = asked;
        if (by != null && by.clientId().equals(clientId)) {
            request = by;
        }
    }

    /** It is about to leave. */
    synchronized void place(long nanos) {
        placedNanos = nanos;
    }

    /** How long the venue took to say that it has the order; -1 if it had said so before. */
    synchronized long acknowledge(long nanos) {
        if (acknowledged) {
            return -1;
        }
        acknowledged = true;
        return nanos - placedNanos;
    }

    /** The venue has it, since nobody knows when. */
    synchronized void acknowledge() {
        acknowledged = true;
    }

    /** How long it took until it was filled; -1 if it had been before. */
    synchronized long complete(long nanos) {
        if (done) {
            return -1;
        }
        done = true;
        return nanos - placedNanos;
    }

    /** Whether a report says what no other has said. */
    synchronized boolean isNews(Execution execution) {
        return execution.execId() == 0 || heard.add(execution.execId());
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

    /**
     * Moves forward only: a report may overtake the answer to the request that caused it. One that was given up, since
     * the venue did not know it when asked, ends as the venue's report says after all.
     */
    synchronized boolean advance(OrderState next) {
        boolean known = state == OrderState.FAILED && next != OrderState.FAILED && next.isTerminal();
        boolean forward = known || (!state.isTerminal() && next.compareTo(state) > 0);
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
                name,
                request.symbol(),
                request.side().name(),
                request.type().name(),
                request.price().toPlainString(),
                request.quantity().toPlainString(),
                state.name(),
                filledQuantity().toPlainString()));
        for (int i = 0; i < fills.size(); i++) {
            Execution fill = fills.get(i);
            lines.add(
                    String.join(" ", name + "/" + (i + 1), "fill", plain(fill.lastQty()), "at", plain(fill.lastPx())));
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
