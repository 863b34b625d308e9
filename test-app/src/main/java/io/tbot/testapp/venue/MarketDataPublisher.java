package io.tbot.testapp.venue;

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
    private volatile int rate;
    private volatile boolean closed;

    MarketDataPublisher(VenueOptions options, Faults faults, VenueJournal journal) {
        this.options = options;
        this.faults = faults;
        this.journal = journal;
        this.rate = options.rate();
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void add(WebSocket connection) {
        MarketDataFeed feed = new MarketDataFeed(options.seed(), options.symbols(), faults);
        subscriptions.add(new Subscription(connection, feed));
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

    private void run() {
        long startNanos = System.nanoTime();
        while (!closed) {
            long now = System.nanoTime();
            boolean stalled = faults.isOn(Fault.STALLS) && (now - startNanos) % STALL_PERIOD_NANOS >= STALL_START_NANOS;
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
        private final long connectedNanos = System.nanoTime();
        private long nextNanos = connectedNanos;

        Subscription(WebSocket connection, MarketDataFeed feed) {
            this.connection = connection;
            this.feed = feed;
        }

        /**
         * Sends what is due.
         *
         * @param intervalNanos between two ticks; 0 is silence
         * @return for how long nothing more is due
         */
        long publish(long nowNanos, long intervalNanos) {
            if (faults.isOn(Fault.DISCONNECTS) && nowNanos - connectedNanos >= DISCONNECT_NANOS) {
                subscriptions.remove(this);
                connection.close(CloseFrame.GOING_AWAY, "fault " + Fault.DISCONNECTS.label());
                return MAX_PARK_NANOS;
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
