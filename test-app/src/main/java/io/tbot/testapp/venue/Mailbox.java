package io.tbot.testapp.venue;

import java.util.ArrayDeque;
import org.java_websocket.WebSocket;
import org.java_websocket.framing.CloseFrame;
import org.jspecify.annotations.Nullable;

/**
 * The reports for one client, which wait while it is away.
 *
 * <p>Threads: any; one lock, so that what waited goes first. A client that does not read holds its reporters up.
 *
 * <p>Shape: at most {@value #MAX_WAITING} wait, the oldest go first.
 */
final class Mailbox {
    private static final int MAX_WAITING = 100_000; // more than twenty thousand orders have

    private final VenueJournal journal;
    private final ArrayDeque<String> waiting = new ArrayDeque<>();
    private @Nullable WebSocket connection;

    Mailbox(VenueJournal journal) {
        this.journal = journal;
    }

    synchronized void open(WebSocket opened) {
        connection = opened;
        for (String report = waiting.poll(); report != null; report = waiting.poll()) {
            send(opened, report);
        }
    }

    synchronized void left(WebSocket closed) {
        if (closed == connection) {
            connection = null;
        }
    }

    synchronized void deliver(String report) {
        WebSocket there = connection;
        if (there != null && there.isOpen()) {
            send(there, report);
            return;
        }
        waiting.add(report);
        if (waiting.size() > MAX_WAITING) {
            waiting.remove();
            journal.count("forgotten_reports", UserStream.PATH);
        }
    }

    /** Closes the client's connection, after all that it was sent. */
    synchronized void cut() {
        WebSocket there = connection;
        if (there != null) {
            connection = null;
            Outbox.close(there, UserStream.PATH, CloseFrame.SERVICE_RESTART, Fault.USER_DISCONNECTS, journal);
        }
    }

    private void send(WebSocket there, String report) {
        Outbox.awaitRoom(there);
        Outbox.send(there, UserStream.PATH, report, journal);
    }
}
