package io.tbot.engine.exchange;

/**
 * How far the exchange over one {@code HttpURLConnection} is. Threads: written by the one that uses the connection;
 * volatile since that may change between two calls.
 */
final class UrlExchange {
    final long startNanos;
    /** Whether the response is being read now: the JDK enters the reading again from within. */
    volatile boolean reading;
    /** Whether the exchange is counted. The JDK does no second one over a connection, not even after a disconnect. */
    volatile boolean done;

    String exchange = "";
    String endpoint = "";

    UrlExchange(long startNanos) {
        this.startNanos = startNanos;
    }
}
