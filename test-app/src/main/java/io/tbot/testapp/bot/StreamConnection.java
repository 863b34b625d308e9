package io.tbot.testapp.bot;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one stream connected until it is closed.
 *
 * <p>Threads: main opens and closes; the client's threads reconnect.
 */
final class StreamConnection {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final long RECONNECT_MILLIS = 200;
    private static final long CLOSE_SECONDS = 10;

    private final HttpClient client;
    private final URI uri;
    private final JsonStream stream;
    private volatile boolean closing;
    private volatile @Nullable WebSocket socket;

    StreamConnection(HttpClient client, URI uri, JsonStream stream) {
        this.client = client;
        this.uri = uri;
        this.stream = stream;
    }

    /** Connects and waits until that is done. */
    void open() {
        connect().join();
    }

    /** Says goodbye, and waits until the venue has sent what was on its way and said so too. */
    void close() {
        closing = true;
        WebSocket socket = this.socket;
        if (socket == null) {
            return;
        }
        CompletableFuture<Void> ended = stream.ended();
        if (!socket.isOutputClosed()) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(gone -> socket);
        }
        ended.completeOnTimeout(null, CLOSE_SECONDS, TimeUnit.SECONDS).join();
        socket.abort();
    }

    private CompletableFuture<WebSocket> connect() {
        stream.reset();
        return client.newWebSocketBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .buildAsync(uri, stream)
                .thenApply(this::connected);
    }

    private WebSocket connected(WebSocket opened) {
        socket = opened;
        if (closing) {
            opened.abort();
        } else {
            stream.ended().thenRunAsync(this::reconnect, later()).exceptionally(this::complain);
        }
        return opened;
    }

    private void reconnect() {
        if (!closing) {
            connect().exceptionally(failed -> {
                later().execute(this::reconnect);
                return null;
            });
        }
    }

    private @Nullable Void complain(Throwable failed) {
        System.err.println("bot: stream " + uri + " stays closed: " + failed.getMessage());
        return null;
    }

    private static Executor later() {
        return CompletableFuture.delayedExecutor(RECONNECT_MILLIS, TimeUnit.MILLISECONDS);
    }
}
