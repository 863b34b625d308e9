package io.tbot.testapp.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/** A WebSocket client that keeps what it hears. */
final class Listener extends WebSocketClient {
    private static final int DEADLINE_SECONDS = 20;

    final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    final AtomicLong messages = new AtomicLong();
    final AtomicLong bytes = new AtomicLong();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    Listener(Venue venue, String path) throws InterruptedException {
        super(URI.create("ws://127.0.0.1:" + venue.webSocketPort() + path));
        assertThat(connectBlocking(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
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

    @Override
    public void onOpen(ServerHandshake handshake) {}

    @Override
    public void onMessage(String message) {
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
