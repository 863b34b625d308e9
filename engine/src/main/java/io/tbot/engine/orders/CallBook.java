package io.tbot.engine.orders;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calls whose end, or late answer, is awaited.
 *
 * <p>Threads: whoever holds the blotter's lock. Shape: at most {@value #MAX_CALLS}, oldest given up first.
 */
final class CallBook {
    private static final int MAX_CALLS = 16_384;

    /** An answer that comes later than this is found by its ids alone. */
    private static final long KEEP_NANOS = 60_000_000_000L;

    /** A call whose last end was lost is over this long after the last that came. */
    private static final long QUIET_NANOS = 5_000_000_000L;

    private final Map<Long, Call> byId = new LinkedHashMap<>();

    @Nullable
    Call get(long id) {
        return byId.get(id);
    }

    /** Notes a call; returns what had to be given up for it, or {@code null}. */
    @Nullable
    Call add(Call call) {
        byId.put(call.id, call);
        if (byId.size() <= MAX_CALLS) {
            return null;
        }
        Iterator<Call> oldest = byId.values().iterator();
        Call givenUp = oldest.next();
        oldest.remove();
        return givenUp;
    }

    void remove(long id) {
        byId.remove(id);
    }

    /** Calls that are over though nobody said so; forgets those that are over for long. Once a second is enough. */
    List<Call> quiet(long nowNanos) {
        List<Call> quiet = new ArrayList<>();
        Iterator<Call> calls = byId.values().iterator();
        while (calls.hasNext()) {
            Call call = calls.next();
            long age = nowNanos - call.touchedNanos;
            if (!call.concluded && call.offered && age > QUIET_NANOS) {
                quiet.add(call);
            }
            if (age > KEEP_NANOS && (call.concluded || age > 10 * KEEP_NANOS)) {
                calls.remove();
            }
        }
        return quiet;
    }

    int size() {
        return byId.size();
    }
}
