package io.tbot.testapp.venue;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.exceptions.WebsocketNotConnectedException;

/**
 * What waits to be written to a WebSocket connection, and its limit.
 *
 * <p>Units: the limit is one of messages, counted in O(1); the venue's are at most 256 bytes, so it holds 1 MB.
 */
final class Outbox {
    private static final int MAX_UNSENT_MESSAGES = 4_096;
    private static final long WAIT_NANOS = 200_000;

    private Outbox() {}

    static boolean hasRoom(WebSocket connection) {
        return !(connection instanceof WebSocketImpl impl) || impl.outQueue.size() < MAX_UNSENT_MESSAGES;
    }

    /** Waits until the client has read enough, or is gone. */
    static void awaitRoom(WebSocket connection) {
        while (!hasRoom(connection)
                && connection.isOpen()
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(WAIT_NANOS);
        }
    }

    /** Queues and counts a message; one to a closed connection is neither. */
    static void send(WebSocket connection, String path, String message, VenueJournal journal) {
        try {
            connection.send(message);
            journal.countMessage(path, message.getBytes(StandardCharsets.UTF_8).length);
        } catch (WebsocketNotConnectedException closedMeanwhile) {
            // the client is gone; the server's onClose takes it off the list
        }
    }
}
