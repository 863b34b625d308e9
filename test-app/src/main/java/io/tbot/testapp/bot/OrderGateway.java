package io.tbot.testapp.bot;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * Changes quantity and price of an order that rests; whether the venue did.
     *
     * @param clientId of the order that rests
     * @param id the venue's
     * @param replacement with a client id of its own, which is the order's from then on
     */
    boolean replaceOrder(String clientId, String id, OrderRequest replacement) throws IOException;

    /** Whether an order of which nothing but the client id is known can be asked for. */
    boolean canAsk();

    /**
     * Asks what became of an order.
     *
     * @return the venue's word for its state; null where the venue does not know the order
     */
    @Nullable
    String orderStatus(String clientId, String symbol) throws IOException;

    /** The orders that rest; empty where this way has no such question. */
    List<OpenOrder> openOrders() throws IOException;
}
