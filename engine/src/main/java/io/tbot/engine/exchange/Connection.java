package io.tbot.engine.exchange;

/**
 * One WebSocket connection of the bot. Threads: the library delivers one message of a connection at a time and sends
 * one ping at a time; volatile where sender and receiver meet.
 */
final class Connection {
    final String exchange;
    /** Scheme, host, port and path: what a reconnection reconnects to. */
    final String address;
    /** The first unanswered ping; 0 for none. */
    volatile long pingNanos;
    /** What the handlers of a message's earlier parts took. */
    long earlierNanos;

    /** When the part of a message that is being handled came. */
    long arrivalNanos;
    /** Whether a message has begun and not ended, each way. */
    boolean partlyReceived;

    boolean partlySent;

    private boolean up;
    private boolean failed;

    Connection(String exchange, String address) {
        this.exchange = exchange;
        this.address = address;
    }

    /** Whether this call found it down and took it up. */
    synchronized boolean open() {
        boolean opened = !up;
        up = true;
        failed = false;
        return opened;
    }

    /** Whether this call found it up and took it down. */
    synchronized boolean end() {
        boolean ended = up;
        up = false;
        pingNanos = 0;
        return ended;
    }

    /** Whether this is the first failure since it was opened. */
    synchronized boolean fail() {
        boolean first = !failed;
        failed = true;
        return first;
    }

    synchronized boolean isUp() {
        return up;
    }
}
