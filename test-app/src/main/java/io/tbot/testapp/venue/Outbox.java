package io.tbot.testapp.venue;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.exceptions.WebsocketNotConnectedException;

/**
 * What waits to be written to a WebSocket connection, and its limit.
 *
 * <p>Units: the limit is one of messages, counted in O(1); the venue's are some 100 bytes, so that it and the system's
 * send buffer hold less than 1 MB.
 */
final class Outbox {
    private static final int MAX_UNSENT_MESSAGES = 4_096;
    private static final int SEND_BUFFER_BYTES = 131_072; // Linux doubles it; left alone, it grows to 4 MB
    private static final long WAIT_NANOS = 200_000;

    private Outbox() {}

    /** Keeps the operating system from buffering more than the venue itself does. */
    static void limit(WebSocket connection) {
        if (connection instanceof WebSocketImpl impl && impl.getChannel() instanceof SocketChannel channel) {
            try {
                channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
            } catch (IOException closedMeanwhile) {
                connection.close();
            }
        }
    }

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

    /** Closes a connection after all that it was sent, and counts that. */
    static void close(WebSocket connection, String path, int code, Fault why, VenueJournal journal) {
        if (connection.isOpen()) {
            connection.setAttachment(null);
            journal.count("closes", path + " " + code);
            connection.close(code, "fault " + why.label());
        }
    }

    /** Counts and queues a message, in this order: what a client has seen is in the journal. */
    static void send(WebSocket connection, String path, String message, VenueJournal journal) {
        if (!connection.isOpen()) {
            return;
        }
        journal.countMessage(path, message.getBytes(StandardCharsets.UTF_8).length);
        try {
            connection.send(message);
        } catch (WebsocketNotConnectedException closedMeanwhile) {
            // the client is gone; the server's onClose takes it off the list
        }
    }
}
