package io.tbot.engine.connectivity;

import io.tbot.bootstrap.HotPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The ways to all venues, by the venue's name.
 *
 * <p>Threads: any; nobody waits. Shape: {@value #MAX} venues, never removed; one beyond is not followed.
 */
final class VenueLinks {
    static final int MAX = 256;
    private static final int SLOTS = 1024;
    private static final int MAX_PROBES = 64;

    private final AtomicReferenceArray<@Nullable VenueLink> links = new AtomicReferenceArray<>(SLOTS);
    private final AtomicInteger size = new AtomicInteger();

    @HotPath
    @Nullable
    VenueLink of(String exchange) {
        int hash = exchange.hashCode();
        int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
        for (int probe = 0; probe < MAX_PROBES; probe++) {
            VenueLink link = links.get(slot);
            if (link == null) {
                return meet(exchange, slot);
            }
            if (link.exchange.equals(exchange)) {
                return link;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        return null;
    }

    /** A venue met for the first time. */
    private @Nullable VenueLink meet(String exchange, int free) {
        if (size.get() >= MAX) {
            return null;
        }
        VenueLink added = new VenueLink(exchange);
        int slot = free;
        for (int probe = 0; probe < MAX_PROBES; probe++) {
            VenueLink present = links.compareAndExchange(slot, null, added);
            if (present == null) {
                size.getAndIncrement();
                return added;
            }
            if (present.exchange.equals(exchange)) {
                return present;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        return null;
    }

    /** All of them, by name. */
    List<VenueLink> all() {
        List<VenueLink> all = new ArrayList<>();
        for (int i = 0; i < SLOTS; i++) {
            VenueLink link = links.get(i);
            if (link != null) {
                all.add(link);
            }
        }
        all.sort(Comparator.comparing(link -> link.exchange));
        return all;
    }
}
