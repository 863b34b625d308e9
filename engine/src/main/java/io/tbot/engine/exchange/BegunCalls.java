package io.tbot.engine.exchange;

import io.tbot.bootstrap.HotPath;
import io.tbot.engine.lookup.IdentityTable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * HTTP calls that end on another thread than they began on, by the client's own object for each.
 *
 * <p>Threads: any; nobody waits. A call ends once: of two that end it at a time, one is told so. Shape:
 * {@value #MAX_CALLS} calls under way, their objects held weakly; one beyond is not counted.
 */
final class BegunCalls {
    private static final int MAX_CALLS = 16_384;

    private final IdentityTable<Begun> calls = new IdentityTable<>(MAX_CALLS);

    @HotPath
    void begin(Object key, String exchange, String endpoint, long startNanos) {
        if (calls.get(key) == null) {
            remember(key, exchange, endpoint, startNanos);
        }
    }

    /** A call's own state, the one thing it allocates here. */
    private void remember(Object key, String exchange, String endpoint, long startNanos) {
        calls.put(key, new Begun(exchange, endpoint, startNanos));
    }

    /** The call, where this is its end; {@code null} where it never began or is over. */
    @HotPath
    @Nullable
    Begun end(Object key) {
        Begun begun = calls.get(key);
        if (begun == null || !begun.end()) {
            return null;
        }
        calls.remove(key);
        return begun;
    }

    /** One call under way. */
    static final class Begun {
        final String exchange;
        final String endpoint;
        final long startNanos;
        private final AtomicBoolean over = new AtomicBoolean();

        Begun(String exchange, String endpoint, long startNanos) {
            this.exchange = exchange;
            this.endpoint = endpoint;
            this.startNanos = startNanos;
        }

        @HotPath
        boolean end() {
            return over.compareAndSet(false, true);
        }
    }
}
