package io.tbot.testapp.bot;

import java.io.IOException;

/** The way to a venue. */
public interface OrderGateway {
    /**
     * Places an order and waits for the venue's acknowledgement.
     *
     * @return the venue's id of the order
     * @throws OrderRejectedException when the venue refuses it
     */
    String placeOrder(OrderRequest request) throws IOException, OrderRejectedException;

    /** Whether the venue canceled it; false when there was nothing left to cancel. */
    boolean cancelOrder(String clientId, String symbol) throws IOException;
}
