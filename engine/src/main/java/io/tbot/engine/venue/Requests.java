package io.tbot.engine.venue;

import io.tbot.bootstrap.HotPath;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Order calls that were sent over a WebSocket and wait for their reply, by the request's id.
 *
 * <p>Threads: any; nobody waits. Shape: {@value #PLACES} places. Errors: a request whose place is taken by an older one
 * takes it over; the older one's reply, if it still comes, tells nothing, which is counted.
 */
final class Requests {
    private static final int PLACES = 4096;

    private final AtomicReferenceArray<@Nullable Request> places = new AtomicReferenceArray<>(PLACES);

    /** Returns whether an older request lost its place. */
    boolean put(Request request) {
        return places.getAndSet(place(request.exchange(), request.id().hashCode()), request) != null;
    }

    /** Takes the request that the id in {@code slot} names; {@code null} where there is none. */
    @HotPath
    @Nullable
    Request take(String exchange, int slot, Found found) {
        int place = place(exchange, found.hash(slot));
        Request request = places.get(place);
        if (request == null || !request.exchange.equals(exchange) || !found.is(slot, request.id)) {
            return null;
        }
        return places.compareAndSet(place, request, null) ? request : null;
    }

    @HotPath
    private static int place(String exchange, int hash) {
        int mixed = (exchange.hashCode() * 31 + hash) * 0x9E3779B9;
        return mixed >>> 20;
    }

    /**
     * One order call on its way.
     *
     * @param call the bot's call that it is
     * @param counted whether no library and no probe counts it
     */
    record Request(
            String exchange,
            String id,
            int kind,
            long call,
            boolean counted,
            long startNanos,
            @Nullable Object symbol,
            @Nullable Object type) {}
}
