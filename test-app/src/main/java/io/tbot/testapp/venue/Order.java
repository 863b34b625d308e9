package io.tbot.testapp.venue;

import java.math.BigDecimal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * An accepted order.
 *
 * <p>Threads: its status is written by the thread that placed or cancelled it and read by any.
 */
public final class Order {
    public static final String NEW = "NEW";
    public static final String PARTIALLY_FILLED = "PARTIALLY_FILLED";
    public static final String FILLED = "FILLED";
    public static final String CANCELED = "CANCELED";
    public static final String REJECTED = "REJECTED";
    public static final String REPLACED = "REPLACED";
    public static final String EXPIRED = "EXPIRED";

    private static final long MAX_WAIT_SECONDS = 5;

    private final long orderId;
    private final OrderTicket ticket;
    private final MatchingRules.Fate fate;
    private final MatchingRules.Loss loss;
    private final Reports reports;
    private final OrderTrail trail;
    private final String originalId;
    private final CountDownLatch reported = new CountDownLatch(1);
    private volatile String status = NEW;
    private volatile BigDecimal executed = BigDecimal.ZERO;

    /**
     * @param fate decided once, since faults may be switched between an order and its reports
     * @param loss what the client never hears, decided once too
     * @param reports where to tell of it
     */
    Order(
            long orderId,
            OrderTicket ticket,
            MatchingRules.Fate fate,
            MatchingRules.Loss loss,
            Reports reports,
            OrderTrail trail) {
        this(orderId, ticket, fate, loss, reports, trail, "");
    }

    private Order(
            long orderId,
            OrderTicket ticket,
            MatchingRules.Fate fate,
            MatchingRules.Loss loss,
            Reports reports,
            OrderTrail trail,
            String originalId) {
        this.orderId = orderId;
        this.ticket = ticket;
        this.fate = fate;
        this.loss = loss;
        this.reports = reports;
        this.trail = trail;
        this.originalId = originalId;
    }

    /** The order that takes this one's place. */
    Order replacement(OrderTicket by, MatchingRules.Fate itsFate, Reports itsReports) {
        return new Order(orderId, by, itsFate, MatchingRules.Loss.NOTHING, itsReports, trail, clientOrderId());
    }

    public long orderId() {
        return orderId;
    }

    public OrderTicket ticket() {
        return ticket;
    }

    MatchingRules.Fate fate() {
        return fate;
    }

    MatchingRules.Loss loss() {
        return loss;
    }

    public Reports reports() {
        return reports;
    }

    public String clientOrderId() {
        return ticket.clientOrderId();
    }

    /** The client id of the order whose place this one took; empty for none. */
    public String originalId() {
        return originalId;
    }

    public OrderTrail trail() {
        return trail;
    }

    public String status() {
        return status;
    }

    public BigDecimal executed() {
        return executed;
    }

    void fill(BigDecimal quantity) {
        BigDecimal sum = executed.add(quantity);
        boolean whole = sum.compareTo(ticket.quantity()) >= 0;
        executed = whole ? ticket.quantity() : sum; // as it was written: 0.5, not 0.50
        status = whole ? FILLED : PARTIALLY_FILLED;
        trail.step(status, quantity);
    }

    void cancel() {
        status = CANCELED;
        trail.step(CANCELED, BigDecimal.ZERO);
    }

    void expire() {
        status = EXPIRED;
        trail.step(EXPIRED, BigDecimal.ZERO);
    }

    void replace() {
        status = REPLACED;
    }

    /** Says that the client has been told of the order. */
    void markReported() {
        reported.countDown();
    }

    /** Waits until the client has been told, so that no cancel overtakes its order. */
    void awaitReported() throws InterruptedException {
        if (!reported.await(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("order '" + clientOrderId() + "' was not reported within 5s");
        }
    }
}
