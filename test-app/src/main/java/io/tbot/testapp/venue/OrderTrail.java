package io.tbot.testapp.venue;

import com.grack.nanojson.JsonStringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * All that happened to one order, from the request to its last state; one that takes its place is the same order.
 *
 * <p>Threads: any; every method excludes the others.
 *
 * <p>Units: {@link System#nanoTime} of this machine, which all its JVMs share; 0 is never.
 */
public final class OrderTrail {
    /** The client was told, with the venue's id, because it had sent or asked for something. */
    public static final String ANSWER = "answer";

    /** The client asked for this one order, by its own id, and was told the state alone. */
    public static final String QUESTION = "question";

    /** The client was told unasked. */
    public static final String REPORT = "report";

    private final OrderTicket first;
    private final String way;
    private final long receivedNanos;
    private final List<String> clientIds = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private OrderTicket ticket;
    private long venueId;
    private long answeredNanos;
    private String reason = "";
    private String loss = "";
    private BigDecimal executed = BigDecimal.ZERO;

    OrderTrail(OrderTicket ticket, String way, long receivedNanos) {
        this.first = ticket;
        this.ticket = ticket;
        this.way = way;
        this.receivedNanos = receivedNanos;
        clientIds.add(ticket.clientOrderId());
    }

    /** The client's last name for it. */
    synchronized String clientId() {
        return clientIds.get(clientIds.size() - 1);
    }

    synchronized void accepted(long orderId) {
        venueId = orderId;
        step(Order.NEW, BigDecimal.ZERO);
    }

    synchronized void rejected(String why) {
        reason = why;
        step(Order.REJECTED, BigDecimal.ZERO);
    }

    /** The client will not hear of it, or of parts of it. */
    synchronized void lost(String what) {
        loss = what;
    }

    synchronized void replaced(OrderTicket by) {
        ticket = by;
        clientIds.add(by.clientOrderId());
        step(Order.REPLACED, BigDecimal.ZERO);
    }

    /** It has come into this state; {@code quantity} was filled by that. */
    synchronized void step(String status, BigDecimal quantity) {
        executed = executed.add(quantity);
        steps.add(new Step(status, quantity, System.nanoTime()));
    }

    /** The answer to the request is about to leave. */
    public synchronized void answered() {
        if (answeredNanos == 0) {
            answeredNanos = System.nanoTime();
            told(Order.NEW, ANSWER);
        }
    }

    /**
     * The client is about to be told of the latest step into this state.
     *
     * @param how {@link #ANSWER}, {@link #QUESTION} or {@link #REPORT}
     */
    public synchronized void told(String status, String how) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (step.status.equals(status)) {
                if (step.toldNanos == 0) {
                    step.toldNanos = System.nanoTime();
                    step.told = how;
                }
                return;
            }
        }
    }

    synchronized void writeTo(JsonStringWriter json) {
        json.object().array("client_ids");
        clientIds.forEach(json::value);
        json.end()
                .value("venue_id", venueId)
                .value("way", way)
                .value("symbol", first.symbol())
                .value("side", first.side())
                .value("type", first.type())
                .value("quantity", ticket.quantity().toPlainString())
                .value("price", ticket.price().toPlainString())
                .value("tick_nanos", first.tickNanos())
                .value("received_nanos", receivedNanos)
                .value("answered_nanos", answeredNanos)
                .value("status", steps.isEmpty() ? "" : steps.get(steps.size() - 1).status)
                .value("executed", executed.toPlainString())
                .value("reason", reason)
                .value("loss", loss)
                .array("steps");
        for (Step step : steps) {
            json.object()
                    .value("status", step.status)
                    .value("quantity", step.quantity.toPlainString())
                    .value("nanos", step.nanos)
                    .value("told", step.told)
                    .value("told_nanos", step.toldNanos)
                    .end();
        }
        json.end().end();
    }

    private static final class Step {
        private final String status;
        private final BigDecimal quantity;
        private final long nanos;
        private String told = "";
        private long toldNanos;

        Step(String status, BigDecimal quantity, long nanos) {
            this.status = status;
            this.quantity = quantity;
            this.nanos = nanos;
        }
    }
}
