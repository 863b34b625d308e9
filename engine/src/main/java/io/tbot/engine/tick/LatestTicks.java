package io.tbot.engine.tick;

import io.tbot.bootstrap.HotPath;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * When the latest tick of each symbol came, for orders that nothing else links to a tick, and the latest price in the
 * middle of its best bid and ask.
 *
 * <p>Threads: any; a reader may miss the write in flight. Shape: {@value #SLOTS} places, {@value #PROBES} looked at; a
 * symbol is remembered for good. Errors: what finds no place is not remembered: an order of it is linked to no tick.
 * Names are compared as the sources spell them.
 */
final class LatestTicks {
    /** Older than this, the latest tick of a symbol is not what an order was decided by. */
    static final long MAX_AGE_NANOS = 5_000_000_000L;

    private static final int SLOTS = 8192;
    private static final int PROBES = 8;

    private final AtomicReferenceArray<@Nullable Latest> slots = new AtomicReferenceArray<>(SLOTS);

    @HotPath
    void put(Object exchange, Object symbol, long arrivalNanos) {
        if (!(exchange instanceof String venue) || !(symbol instanceof String name)) {
            return;
        }
        int home = hash(venue, name);
        for (int i = 0; i < PROBES; i++) {
            int at = (home + i) & (SLOTS - 1);
            Latest slot = slots.get(at);
            if (slot == null) {
                meet(at, venue, name, arrivalNanos);
                return;
            }
            if (slot.is(venue, name)) {
                slot.arrivalNanos = arrivalNanos;
                return;
            }
        }
    }

    /** A symbol's first tick; where two meet the same place, one of them waits for its next tick. */
    private void meet(int at, String venue, String name, long arrivalNanos) {
        Latest slot = new Latest(venue, name);
        slot.arrivalNanos = arrivalNanos;
        slots.compareAndSet(at, null, slot);
    }

    /** 0 where none is known. */
    @HotPath
    long get(Object exchange, Object symbol) {
        Latest slot = find(exchange, symbol);
        return slot == null ? 0 : slot.arrivalNanos;
    }

    /** Takes the middle of a tick that was {@link #put}. */
    @HotPath
    void quote(Object exchange, Object symbol, long arrivalNanos, double midPx) {
        Latest slot = find(exchange, symbol);
        if (slot != null) {
            slot.midPx = midPx;
            slot.midNanos = arrivalNanos;
        }
    }

    /** The middle as it was known at a moment; NaN where it was not, or only an old or a later one. */
    @HotPath
    double midPx(Object exchange, Object symbol, long nanos) {
        Latest slot = find(exchange, symbol);
        if (slot == null) {
            return Double.NaN;
        }
        long midNanos = slot.midNanos;
        double midPx = slot.midPx;
        return midNanos == 0 || nanos < midNanos || nanos - midNanos > MAX_AGE_NANOS ? Double.NaN : midPx;
    }

    @HotPath
    private @Nullable Latest find(Object exchange, Object symbol) {
        if (!(exchange instanceof String venue) || !(symbol instanceof String name)) {
            return null;
        }
        int home = hash(venue, name);
        for (int i = 0; i < PROBES; i++) {
            Latest slot = slots.get((home + i) & (SLOTS - 1));
            if (slot == null || slot.is(venue, name)) {
                return slot;
            }
        }
        return null;
    }

    @HotPath
    private static int hash(String venue, String name) {
        int mixed = (venue.hashCode() * 31 + name.hashCode()) * 0x9E3779B9;
        return mixed >>> 16;
    }

    private static final class Latest {
        private final String venue;
        private final String name;

        /** Plain on purpose: a long is written whole on every JVM of 64 bits, and late is good enough. */
        private long arrivalNanos;

        /** Plain for the same reason; a reader may pair a price with the time of the one before. */
        private double midPx;

        private long midNanos;

        Latest(String venue, String name) {
            this.venue = venue;
            this.name = name;
        }

        @HotPath
        boolean is(String venue, String name) {
            return this.name.equals(name) && this.venue.equals(venue);
        }
    }
}
