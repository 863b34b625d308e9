package io.tbot.testapp.venue;

import java.math.BigDecimal;

/** The way by which an order came, and by which its reports go back. */
public interface Reports {
    /** {@code rest} or {@code fix}. */
    String way();

    /** Whether the report NEW is the answer to the request, which has no other. */
    boolean answers();

    /**
     * Reports the order as it stands now.
     *
     * @param executionType NEW, TRADE, REPLACED, CANCELED or EXPIRED
     * @param quantity filled by this execution, 0 unless a TRADE
     */
    void send(Order order, String executionType, BigDecimal quantity);
}
