package io.tbot.engine.expose.http;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the server accepted, answered and turned away since it started.
 *
 * <p>Threads: every connection thread writes, any thread reads.
 */
public final class Traffic {
    final AtomicLong connections = new AtomicLong();
    final AtomicLong requests = new AtomicLong();
    final AtomicLong receivedBytes = new AtomicLong();
    final AtomicLong sentBytes = new AtomicLong();
    private final Map<Rejection, AtomicLong> rejections = new EnumMap<>(Rejection.class);

    Traffic() {
        for (Rejection reason : Rejection.values()) {
            rejections.put(reason, new AtomicLong());
        }
    }

    void reject(Rejection reason) {
        count(reason).incrementAndGet();
    }

    private AtomicLong count(Rejection reason) {
        return Objects.requireNonNull(rejections.get(reason));
    }

    Snapshot snapshot(int open) {
        Map<Rejection, Long> rejected = new EnumMap<>(Rejection.class);
        for (Rejection reason : Rejection.values()) {
            rejected.put(reason, count(reason).get());
        }
        return new Snapshot(
                open, connections.get(), requests.get(), receivedBytes.get(), sentBytes.get(), Map.copyOf(rejected));
    }

    /**
     * The counts at one moment.
     *
     * @param open connections open now
     * @param connections accepted since the start
     * @param requests whose head arrived whole, answered or refused
     * @param rejected every reason, zero included
     */
    public record Snapshot(
            int open,
            long connections,
            long requests,
            long receivedBytes,
            long sentBytes,
            Map<Rejection, Long> rejected) {}
}
