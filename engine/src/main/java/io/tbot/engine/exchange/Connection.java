package io.tbot.engine.exchange;

import io.tbot.bootstrap.HotPath;
import java.util.concurrent.atomic.AtomicLong;

/** One WebSocket connection of the bot. Threads: the library delivers one message of a connection at a time. */
final class Connection {
    final String exchange;
    /** Scheme, host, port and path: what a reconnection reconnects to. */
    final String address;

    final Heartbeat heartbeat = new Heartbeat();
    /** What the handlers of a message's earlier parts took. */
    long earlierNanos;

    /** Whether messages wait for the one before. */
    final Pressure pressure = new Pressure();

    /** When anything last came over it, or when it was opened. */
    private final AtomicLong heardNanos = new AtomicLong();

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

    @HotPath
    void hear(long nanos) {
        heardNanos.lazySet(nanos);
    }

    long silentNanos(long nowNanos) {
        return Math.max(0, nowNanos - heardNanos.get());
    }

    /** Whether this call found it down and took it up. */
    synchronized boolean open() {
        boolean opened = !up;
        hear(System.nanoTime());
        up = true;
        failed = false;
        return opened;
    }

    /** Whether this call found it up and took it down. */
    synchronized boolean end() {
        boolean ended = up;
        up = false;
        heartbeat.end();
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
