package io.tbot.engine.orders;

/**
 * One id of an order: the bot's own or the venue's.
 *
 * @param exchange in lower case; empty where nobody tells
 */
record OrderKey(String exchange, boolean ofVenue, String id) {
    /** Spelt out: the generated one links method handles on first use. */
    @Override
    public int hashCode() {
        return (exchange.hashCode() * 31 + id.hashCode()) * 2 + (ofVenue ? 1 : 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OrderKey that
                && ofVenue == that.ofVenue
                && id.equals(that.id)
                && exchange.equals(that.exchange);
    }
}
