package com.ib.client;

/** The shape of the class of this name: signatures alone. */
public abstract class EClient {
    public synchronized void placeOrder(int id, Contract contract, Order order) {}

    public synchronized void cancelOrder(int id, OrderCancel cancel) {}
}
