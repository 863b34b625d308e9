package com.binance.connector.client.impl.spot;

/** Named as binance-connector-java's, with its field. */
public final class Trade {
    private final String baseUrl;

    public Trade(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Override
    public String toString() {
        return baseUrl;
    }
}
