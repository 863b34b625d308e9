package io.tbot.testapp.bot;

/** What the strategy wants done. */
public enum Signal {
    BUY,
    SELL
}
