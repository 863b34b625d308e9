package io.tbot.engine.expose.http;

import io.tbot.engine.expose.http.Connection.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The connections open now, and who goes when there is no room: the oldest incomplete request, else the longest idle,
 * else the response that has been stuck longest.
 *
 * <p>Threads: accept, clock and connection threads, under one lock that is never held over I/O but a close.
 */
final class Connections {
    /** The clock closes only what its own thread, which has the exact deadline, should have closed by then. */
    private static final int GRACE_MILLIS = 500;

    private static final int SWEEP_MILLIS = 250;
    private static final int RETRY_MILLIS = 10;

    private final List<Connection> open = new ArrayList<>();
    private final Limits limits;
    private final Traffic traffic;
    private boolean closed;

    Connections(Limits limits, Traffic traffic) {
        this.limits = limits;
        this.traffic = traffic;
    }

    /** Makes room for and registers a connection; false if there is none. */
    synchronized boolean admit(Connection connection) throws InterruptedException {
        long patienceNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limits.stalledMillis() + 1L);
        while (open.size() >= limits.connections() && victim() == null && System.nanoTime() - patienceNanos < 0) {
            wait(RETRY_MILLIS); // whoever is being answered now gets this long
        }
        if (open.size() >= limits.connections()) {
            Connection victim = victim();
            if (victim == null) {
                return false;
            }
            traffic.reject(Rejection.EVICTED);
            open.remove(victim);
            victim.abort();
        }
        if (closed) {
            return false;
        }
        open.add(connection);
        notifyAll();
        return true;
    }

    /** Whether one more event stream, already registered as a connection, fits. */
    synchronized boolean admitStream(Connection connection) {
        return open.stream().filter(c -> c != connection && c.isStream()).count() < limits.streams();
    }

    synchronized void remove(Connection connection) {
        open.remove(connection);
        notifyAll();
    }

    synchronized int size() {
        return open.size();
    }

    synchronized void closeAll() {
        closed = true;
        open.forEach(Connection::abort);
        open.clear();
        notifyAll();
    }

    /** Cuts off what exceeded its time, until closed. */
    synchronized void watch() throws InterruptedException {
        while (!closed) {
            if (open.isEmpty()) {
                wait();
            } else {
                wait(SWEEP_MILLIS);
                sweep(System.nanoTime());
            }
        }
    }

    private void sweep(long nowNanos) {
        for (Connection connection : open) {
            Phase phase = connection.phase();
            long millis = TimeUnit.NANOSECONDS.toMillis(nowNanos - connection.sinceNanos());
            if (phase == Phase.WRITING && millis > limits.writeMillis()) {
                traffic.reject(Rejection.WRITE_TIMEOUT);
                connection.abort();
            } else if ((phase == Phase.READING || phase == Phase.DRAINING)
                    && millis > limits.requestMillis() + GRACE_MILLIS) {
                traffic.reject(Rejection.REQUEST_TIMEOUT);
                connection.abort();
            }
        }
    }

    private @Nullable Connection victim() {
        Connection incomplete = oldest(Phase.READING, Phase.DRAINING);
        Connection idle = incomplete == null ? oldest(Phase.IDLE, Phase.IDLE) : incomplete;
        if (idle != null) {
            return idle;
        }
        Connection writing = oldest(Phase.WRITING, Phase.WRITING);
        boolean stuck = writing != null
                && System.nanoTime() - writing.sinceNanos() > TimeUnit.MILLISECONDS.toNanos(limits.stalledMillis());
        return stuck ? writing : null;
    }

    private @Nullable Connection oldest(Phase one, Phase other) {
        Connection oldest = null;
        for (Connection connection : open) {
            Phase phase = connection.phase();
            if ((phase == one || phase == other)
                    && (oldest == null || connection.sinceNanos() - oldest.sinceNanos() < 0)) {
                oldest = connection;
            }
        }
        return oldest;
    }
}
