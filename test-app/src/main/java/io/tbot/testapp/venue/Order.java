package io.tbot.testapp.venue;

import java.math.BigDecimal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * An accepted order.
 *
 * <p>Threads: its status is written by the thread that placed or cancelled it and read by any.
 */
final class Order {
    static final String NEW = "NEW";
    static final String PARTIALLY_FILLED = "PARTIALLY_FILLED";
    static final String FILLED = "FILLED";
    static final String CANCELED = "CANCELED";
    static final String REJECTED = "REJECTED";

    private static final long MAX_WAIT_SECONDS = 5;

    private final long orderId;
    private final OrderTicket ticket;
    private final MatchingRules.Fate fate;
    private final CountDownLatch reported = new CountDownLatch(1);
    private volatile String status = NEW;
    private volatile BigDecimal executed = BigDecimal.ZERO;

    /** @param fate decided once, since faults may be switched between an order and its reports */
    Order(long orderId, OrderTicket ticket, MatchingRules.Fate fate) {
        this.orderId = orderId;
        this.ticket = ticket;
        this.fate = fate;
    }

    long orderId() {
        return orderId;
    }

    OrderTicket ticket() {
        return ticket;
    }

    MatchingRules.Fate fate() {
        return fate;
    }

    String clientOrderId() {
        return ticket.clientOrderId();
    }

    String status() {
        return status;
    }

    BigDecimal executed() {
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

    /** Says that the user stream has been told of the order. */
    void markReported() {
        reported.countDown();
    }

    /** Waits until the user stream has been told, so that no cancel overtakes its order. */
    void awaitReported() throws InterruptedException {
        if (!reported.await(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("order '" + clientOrderId() + "' was not reported within 5s");
        }
    }
}
