package io.tbot.testapp.venue;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.java_websocket.WebSocket;
import org.java_websocket.framing.CloseFrame;

/**
 * Sends market data to everyone connected to {@code /stream}, at the rate asked for.
 *
 * <p>Threads: one of its own sends; any may add, remove and change the rate.
 *
 * <p>Errors: a connection that has too much unsent waits, alone, and misses nothing; what it was late for is not made
 * up.
 */
final class MarketDataPublisher implements AutoCloseable {
    static final String PATH = "/stream";
    static final int MAX_RATE = 1_000_000;

    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long DISCONNECT_NANOS = 3 * SECOND_NANOS;
    private static final long STALL_PERIOD_NANOS = 5 * SECOND_NANOS;
    private static final long STALL_START_NANOS = 3 * SECOND_NANOS;
    private static final long MAX_LAG_NANOS = SECOND_NANOS / 10;
    private static final long MIN_PARK_NANOS = 100_000;
    private static final long MAX_PARK_NANOS = SECOND_NANOS / 100;

    private final VenueOptions options;
    private final Faults faults;
    private final VenueJournal journal;
    private final CopyOnWriteArrayList<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "venue-market-data");
    private final Map<String, MarketDataFeed> feeds = new ConcurrentHashMap<>();
    private final SeededHash stalls;
    private final Occasions cuts;
    private volatile int rate;
    private volatile boolean closed;

    MarketDataPublisher(VenueOptions options, Faults faults, VenueJournal journal) {
        this.options = options;
        this.faults = faults;
        this.journal = journal;
        this.stalls = new SeededHash(options.seed(), "stalls");
        this.cuts = new Occasions(options.seed(), faults, Fault.DISCONNECTS);
        this.rate = options.rate();
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** @param client its name, by which its feed goes on, with a gap, when it comes back; empty for a stranger */
    void add(WebSocket connection, String client) {
        MarketDataFeed known = feeds.get(client);
        MarketDataFeed feed = known == null ? newFeed() : known;
        if (!client.isEmpty()) {
            feeds.put(client, feed);
        }
        subscriptions.add(new Subscription(connection, feed, known != null));
    }

    void remove(WebSocket connection) {
        subscriptions.removeIf(subscription -> subscription.connection == connection);
    }

    /** @param ticksPerSecond per connection; 0 is silence */
    void setRate(int ticksPerSecond) {
        rate = ticksPerSecond;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private MarketDataFeed newFeed() {
        return new MarketDataFeed(options.seed(), options.symbols(), faults, journal);
    }

    /** Whether the market is silent now, {@code nanos} after the start. */
    private boolean isStalled(long nanos) {
        return nanos % STALL_PERIOD_NANOS >= STALL_START_NANOS
                && stalls.fraction(nanos / STALL_PERIOD_NANOS) < faults.share(Fault.STALLS);
    }

    private void run() {
        long startNanos = System.nanoTime();
        boolean stalled = false;
        while (!closed) {
            long now = System.nanoTime();
            boolean wasStalled = stalled;
            stalled = isStalled(now - startNanos);
            if (stalled && !wasStalled) {
                journal.count("stalls", PATH);
            }
            int rate = this.rate;
            long interval = rate == 0 || stalled ? 0 : SECOND_NANOS / rate;
            long parkNanos = MAX_PARK_NANOS;
            for (Subscription subscription : subscriptions) {
                parkNanos = Math.min(parkNanos, subscription.publish(now, interval));
            }
            LockSupport.parkNanos(Math.max(MIN_PARK_NANOS, parkNanos));
        }
    }

    /** One connection, its feed and its place in time. */
    private final class Subscription {
        final WebSocket connection;
        private final MarketDataFeed feed;
        private boolean isBack;
        private long cutNanos = System.nanoTime() + DISCONNECT_NANOS;
        private long nextNanos = System.nanoTime();

        /** @param isBack whether its client was here before, and away since */
        Subscription(WebSocket connection, MarketDataFeed feed, boolean isBack) {
            this.connection = connection;
            this.feed = feed;
            this.isBack = isBack;
        }

        /**
         * Sends what is due.
         *
         * @param intervalNanos between two ticks; 0 is silence
         * @return for how long nothing more is due
         */
        long publish(long nowNanos, long intervalNanos) {
            if (nowNanos - cutNanos >= 0) {
                cutNanos = nowNanos + DISCONNECT_NANOS;
                if (cuts.getAsBoolean()) {
                    subscriptions.remove(this);
                    Outbox.close(connection, PATH, CloseFrame.GOING_AWAY, Fault.DISCONNECTS, journal);
                    return MAX_PARK_NANOS;
                }
            }
            if (isBack) {
                isBack = false;
                feed.miss();
            }
            if (intervalNanos == 0) {
                nextNanos = nowNanos;
                return MAX_PARK_NANOS;
            }
            nextNanos = Math.max(nextNanos, nowNanos - MAX_LAG_NANOS);
            while (nextNanos - nowNanos <= 0 && connection.isOpen() && Outbox.hasRoom(connection)) {
                Outbox.send(connection, PATH, feed.next(System.currentTimeMillis()), journal);
                nextNanos += intervalNanos;
            }
            return nextNanos - nowNanos;
        }
    }
}
