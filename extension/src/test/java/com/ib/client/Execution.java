package com.ib.client;

/** The shape of the class of this name. */
public class Execution {
    public int orderId() {
        return 7;
    }

    public long permId() {
        return 1_234_567_890L;
    }

    public String execId() {
        return "0001.01";
    }

    public Decimal shares() {
        return Decimal.get(40);
    }

    public double price() {
        return 10.5;
    }

    public Decimal cumQty() {
        return Decimal.get(40);
    }
}
