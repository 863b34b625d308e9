package io.tbot.engine.feed;

import io.tbot.bootstrap.HotPath;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Every feed, found by its labels without waiting or allocating.
 *
 * <p>Threads: any. Shape: {@value #CAPACITY} feeds in an open-addressed table, never removed. Errors: a feed beyond is
 * not watched, each of its ticks counted in {@link #unwatched}.
 */
final class FeedTable {
    static final int CAPACITY = 4096;
    private static final int SLOTS = CAPACITY * 2;
    private static final int MAX_PROBES = 64;
    private static final String NOWHERE = "";

    private final AtomicReferenceArray<@Nullable Feed> feeds = new AtomicReferenceArray<>(SLOTS);
    private final AtomicInteger size = new AtomicInteger();
    private final LongAdder unwatched = new LongAdder();
    private final Map<String, VenueDelay> delays = new ConcurrentHashMap<>();

    /** The feed of these labels; {@code null} where it has no room. */
    @HotPath
    @Nullable
    Feed of(@Nullable String exchange, @Nullable String symbol, @Nullable String dataType) {
        int hash = hash(exchange) + 31 * hash(symbol) + 961 * hash(dataType);
        int slot = (hash ^ hash >>> 15) & SLOTS - 1;
        for (int probe = 0; probe < MAX_PROBES; probe++) {
            Feed feed = feeds.getAcquire(slot);
            if (feed == null) {
                return add(exchange, symbol, dataType, slot);
            }
            if (feed.isOf(exchange, symbol, dataType)) {
                return feed;
            }
            slot = slot + 1 & SLOTS - 1;
        }
        unwatched.increment();
        return null;
    }

    @HotPath
    private static int hash(@Nullable String label) {
        return label == null ? 0 : label.hashCode();
    }

    /** A feed's first tick. */
    private @Nullable Feed add(
            @Nullable String exchange, @Nullable String symbol, @Nullable String dataType, int freeSlot) {
        if (size.get() >= CAPACITY) {
            unwatched.increment();
            return null;
        }
        VenueDelay delay = delays.computeIfAbsent(exchange == null ? NOWHERE : exchange, name -> new VenueDelay());
        Feed made = new Feed(exchange, symbol, dataType, delay);
        int slot = freeSlot;
        for (int probe = 0; probe < MAX_PROBES; probe++) {
            Feed present = feeds.compareAndExchange(slot, null, made);
            if (present == null) {
                size.getAndIncrement();
                return made;
            }
            if (present.isOf(exchange, symbol, dataType)) {
                return present;
            }
            slot = slot + 1 & SLOTS - 1;
        }
        unwatched.increment();
        return null;
    }

    /** Hands every feed to {@code reader}. */
    void each(Consumer<Feed> reader) {
        for (int i = 0; i < SLOTS; i++) {
            Feed feed = feeds.getAcquire(i);
            if (feed != null) {
                feed.look();
                reader.accept(feed);
            }
        }
    }

    /** Begins new half minutes, and asks how far the venues' clocks are off. */
    void turn(long nowNanos, VenueClock clocks) {
        delays.forEach((exchange, delay) -> delay.turn(nowNanos, clocks.offsetNanos(exchange)));
    }

    long unwatched() {
        return unwatched.sum();
    }
}
