package io.tbot.engine.orders;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was told of orders that nobody knows yet: a report may be faster than the answer that teaches the venue's id.
 *
 * <p>Threads: whoever holds the blotter's lock. Shape: at most {@value #MAX_HELD}, for {@value #HOLD_NANOS} ns.
 */
final class HeldReports {
    static final int MAX_HELD = 4096;
    static final long HOLD_NANOS = 5_000_000_000L;

    private final ArrayDeque<Held> oldestFirst = new ArrayDeque<>();
    private final Map<OrderKey, List<Held>> byId = new HashMap<>();

    /** Holds one that names ids; returns what found no more room, or {@code null}. */
    @Nullable
    Told hold(Told told, List<OrderKey> ids, long nowNanos) {
        Told tooMuch = null;
        if (oldestFirst.size() >= MAX_HELD) {
            tooMuch = drop();
        }
        Held held = new Held(told, ids, nowNanos + HOLD_NANOS);
        oldestFirst.add(held);
        for (OrderKey id : ids) {
            byId.computeIfAbsent(id, k -> new ArrayList<>(1)).add(held);
        }
        return tooMuch;
    }

    /** Hands over what was held for an id. */
    void release(OrderKey id, Consumer<Told> reader) {
        List<Held> released = byId.isEmpty() ? null : byId.remove(id);
        if (released != null) {
            for (Held held : released) {
                if (!held.done) {
                    held.done = true;
                    reader.accept(held.told);
                }
            }
        }
    }

    /** The oldest whose time is up; {@code null} where there is none. */
    @Nullable
    Told expired(long nowNanos) {
        for (Held oldest = oldestFirst.peek(); oldest != null; oldest = oldestFirst.peek()) {
            if (!oldest.done && nowNanos - oldest.untilNanos < 0) {
                return null;
            }
            Told told = drop();
            if (told != null) {
                return told;
            }
        }
        return null;
    }

    /** Takes the oldest out; {@code null} where it was released before. */
    private @Nullable Told drop() {
        Held oldest = oldestFirst.poll();
        if (oldest == null) {
            return null;
        }
        for (OrderKey id : oldest.ids) {
            List<Held> same = byId.get(id);
            if (same != null && same.remove(oldest) && same.isEmpty()) {
                byId.remove(id);
            }
        }
        if (oldest.done) {
            return null;
        }
        oldest.done = true;
        return oldest.told;
    }

    int size() {
        return oldestFirst.size();
    }

    private static final class Held {
        final Told told;
        final List<OrderKey> ids;
        final long untilNanos;
        boolean done;

        Held(Told told, List<OrderKey> ids, long untilNanos) {
            this.told = told;
            this.ids = ids;
            this.untilNanos = untilNanos;
        }
    }
}
