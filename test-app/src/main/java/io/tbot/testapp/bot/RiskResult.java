package io.tbot.testapp.bot;

/** Why an order may or may not leave. */
public enum RiskResult {
    ACCEPTED,
    QUANTITY_TOO_LARGE,
    NOTIONAL_TOO_LARGE
}
