package io.tbot.engine.connectivity;

import java.util.ArrayDeque;

/**
 * How the WebSocket connections to one venue came and went lately.
 *
 * <p>Threads: any, when a connection opens, fails or ends, which is rare and never in a message; one short lock. Shape:
 * the last {@value #MAX_CONNECTS} attempts and {@value #MAX_LOST} losses.
 */
final class SocketHistory {
    /** Binance allows 300 in five minutes from one address. */
    private static final int MAX_CONNECTS = 1024;

    private static final int MAX_LOST = 256;
    private static final long RECENT_NANOS = 300_000_000_000L;

    /** A connection that has not come back by then is not wanted back. */
    private static final long LOST_NANOS = 600_000_000_000L;

    private final ArrayDeque<Long> connects = new ArrayDeque<>();
    private final ArrayDeque<Long> returns = new ArrayDeque<>();
    private final ArrayDeque<Long> lost = new ArrayDeque<>();
    private boolean any;
    private boolean storming;

    /**
     * A connection is up.
     *
     * @param again whether it replaces one that ended
     * @param missed whether that one ended otherwise than as agreed
     * @return whether a storm begins with it
     */
    synchronized boolean opened(long nowNanos, boolean again, boolean missed, int stormConnects, long stormNanos) {
        any = true;
        add(connects, nowNanos, MAX_CONNECTS);
        if (!again) {
            return false;
        }
        if (missed) {
            lost.poll();
        }
        return returned(nowNanos, stormConnects, stormNanos);
    }

    /** An attempt to connect failed; returns whether a storm begins with it. */
    synchronized boolean failed(long nowNanos, int stormConnects, long stormNanos) {
        any = true;
        add(connects, nowNanos, MAX_CONNECTS);
        return returned(nowNanos, stormConnects, stormNanos);
    }

    private boolean returned(long nowNanos, int stormConnects, long stormNanos) {
        boolean before = isStorming(nowNanos, stormConnects, stormNanos);
        add(returns, nowNanos, MAX_CONNECTS);
        storming = within(returns, nowNanos, stormNanos) >= stormConnects;
        return storming && !before;
    }

    /** A connection is gone; one that was closed as agreed is not missed. */
    synchronized void ended(long nowNanos, boolean asAgreed) {
        if (!asAgreed) {
            add(lost, nowNanos, MAX_LOST);
        }
    }

    synchronized boolean isStorming(long nowNanos, int stormConnects, long stormNanos) {
        storming &= within(returns, nowNanos, stormNanos) >= stormConnects;
        return storming;
    }

    /** Attempts of the last five minutes; -1 where there never was any. */
    synchronized int recentConnects(long nowNanos) {
        return any ? within(connects, nowNanos, RECENT_NANOS) : -1;
    }

    /** Connections that were lost in the last ten minutes and have not come back. */
    synchronized int missing(long nowNanos) {
        return within(lost, nowNanos, LOST_NANOS);
    }

    private static void add(ArrayDeque<Long> times, long nanos, int most) {
        if (times.size() == most) {
            times.poll();
        }
        times.add(nanos);
    }

    private static int within(ArrayDeque<Long> times, long nowNanos, long nanos) {
        int count = 0;
        for (long time : times) {
            count += nowNanos - time <= nanos ? 1 : 0;
        }
        return count;
    }
}
