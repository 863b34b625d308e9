package io.tbot.testapp.bot;

/** The direction of an order. */
public enum Side {
    BUY,
    SELL
}
