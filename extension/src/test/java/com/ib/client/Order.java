package com.ib.client;

/** The shape of the class of this name. */
public class Order {
    /** The way of an order. */
    public enum Action {
        BUY,
        SELL
    }

    public Action action() {
        return Action.BUY;
    }

    public String getAction() {
        return "BUY";
    }

    public String getOrderType() {
        return "LMT";
    }

    public Decimal totalQuantity() {
        return Decimal.get(100);
    }

    public double lmtPrice() {
        return 10.5;
    }
}
