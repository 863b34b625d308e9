package io.tbot.testapp.venue;

import java.math.BigDecimal;

/** The way by which an order came, and by which its reports go back. */
public interface Reports {
    /**
     * Reports the order as it stands now.
     *
     * @param executionType NEW, TRADE or CANCELED
     * @param quantity filled by this execution, 0 unless a TRADE
     */
    void send(Order order, String executionType, BigDecimal quantity);
}
