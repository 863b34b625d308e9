package io.tbot.testapp.bot;

/** How an order is priced. */
public enum OrderType {
    LIMIT,
    MARKET
}
