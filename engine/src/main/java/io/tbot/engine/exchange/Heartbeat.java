package io.tbot.engine.exchange;

import io.tbot.bootstrap.HotPath;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The ping of one connection that has no answer yet.
 *
 * <p>Threads: one sends pings, one receives pongs. The sender notes a ping when the call that sent it returns, which
 * may be after its pong was received: whoever comes second makes the pair.
 *
 * <p>Units: {@link System#nanoTime}.
 */
final class Heartbeat {
    /** There is no pair yet. */
    static final long NONE = -1;

    /** A pong that took longer belongs to no ping: the longest keep-alive period of the usual clients. */
    static final long MAX_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** The first unanswered ping; 0 for none. */
    private final AtomicLong pingNanos = new AtomicLong();

    private volatile long pongNanos;

    /** A ping was sent; the time to its pong if that has come, else {@link #NONE}. */
    @HotPath
    long pinged(long nanos) {
        long earlier = pingNanos.get();
        if (earlier != 0 && nanos - earlier <= MAX_NANOS) {
            return NONE;
        }
        pingNanos.set(nanos);
        long pong = pongNanos;
        boolean came = pong != 0 && pong - nanos >= 0;
        return came && pingNanos.compareAndSet(nanos, 0) ? pong - nanos : NONE;
    }

    /** A pong was received; the time since its ping if that is known, else {@link #NONE}. */
    @HotPath
    long ponged(long nanos) {
        pongNanos = nanos;
        long ping = pingNanos.get();
        boolean isPair = ping != 0 && pingNanos.compareAndSet(ping, 0) && nanos - ping <= MAX_NANOS;
        return isPair ? Math.max(0, nanos - ping) : NONE;
    }

    /** The connection is over, and its pings with it. */
    void end() {
        pingNanos.set(0);
    }
}
