package io.tbot.engine.alert.deliver;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where deliveries outlive the process.
 *
 * <p>Threads: {@code put} and {@code remove} come under the outbox's lock and must not wait; {@code force} comes from
 * couriers and may. Errors: none is thrown; a store in trouble says so elsewhere and answers {@code force} at once.
 */
public interface Deliveries {
    /** Keeps a value; in its place in the order of all calls. */
    void put(String key, byte[] value);

    void remove(String key);

    /** What is kept, in the order it was put. */
    Map<String, byte[]> all();

    /** Waits until everything put so far is on disk, for so long at most. */
    void force(long millis);

    /** In memory, for as long as the process lives. */
    static Deliveries inMemory() {
        return new Deliveries() {
            private final Map<String, byte[]> kept = new LinkedHashMap<>();

            @Override
            public synchronized void put(String key, byte[] value) {
                kept.put(key, value);
            }

            @Override
            public synchronized void remove(String key) {
                kept.remove(key);
            }

            @Override
            public synchronized Map<String, byte[]> all() {
                return new LinkedHashMap<>(kept);
            }

            @Override
            public void force(long millis) {
                // memory is as good as it gets
            }
        };
    }
}
