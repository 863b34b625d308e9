package com.ib.client;

/** The shape of the class of this name. */
public class Contract {
    public String symbol() {
        return "AAPL";
    }
}
