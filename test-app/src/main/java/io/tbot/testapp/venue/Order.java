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

    private static final long MAX_WAIT_SECONDS = 5;

    private final long orderId;
    private final OrderTicket ticket;
    private final MatchingRules.Fate fate;
    private final Reports reports;
    private final CountDownLatch reported = new CountDownLatch(1);
    private volatile String status = NEW;
    private volatile BigDecimal executed = BigDecimal.ZERO;

    /**
     * @param fate decided once, since faults may be switched between an order and its reports
     * @param reports where to tell of it
     */
    Order(long orderId, OrderTicket ticket, MatchingRules.Fate fate, Reports reports) {
        this.orderId = orderId;
        this.ticket = ticket;
        this.fate = fate;
        this.reports = reports;
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

    public Reports reports() {
        return reports;
    }

    public String clientOrderId() {
        return ticket.clientOrderId();
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
    }

    void cancel() {
        status = CANCELED;
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
