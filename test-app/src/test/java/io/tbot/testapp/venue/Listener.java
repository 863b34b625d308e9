package io.tbot.testapp.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/** A WebSocket client that keeps what it hears. */
final class Listener extends WebSocketClient {
    private static final int DEADLINE_SECONDS = 20;
    private static final int RECEIVE_BUFFER_BYTES = 65_536; // small, so that a pause is felt soon

    final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    final AtomicLong messages = new AtomicLong();
    final AtomicLong bytes = new AtomicLong();
    private final Semaphore reading = new Semaphore(1);
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    Listener(Venue venue, String path) throws InterruptedException {
        super(URI.create("ws://127.0.0.1:" + venue.webSocketPort() + path));
        setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
        boolean connected = connectBlocking(DEADLINE_SECONDS, TimeUnit.SECONDS);
        assertThat(connected || closeCode.isDone()).isTrue(); // a refused one may be closed by now
    }

    JsonObject next() throws InterruptedException {
        String message = heard.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
        assertThat(message).as("a message within %ss", DEADLINE_SECONDS).isNotNull();
        return VenueClient.json(message);
    }

    List<JsonObject> next(int count) throws InterruptedException {
        List<JsonObject> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(next());
        }
        return all;
    }

    /** Reads nothing until {@link #resume}. */
    void pause() {
        reading.acquireUninterruptibly();
    }

    void resume() {
        reading.release();
    }

    @Override
    public void onOpen(ServerHandshake handshake) {}

    @Override
    public void onMessage(String message) {
        reading.acquireUninterruptibly();
        reading.release();
        messages.incrementAndGet();
        bytes.addAndGet(message.length()); // ASCII
        heard.add(message);
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
        closeCode.complete(code);
    }

    @Override
    public void onError(Exception error) {}
}
