package io.tbot.testapp.it.apps;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/**
 * Loses its connection in every way a venue has, and connects again after each, with both clients; says how each ended,
 * keeps the last connections, and waits for the end of its stdin. The library's client is the {@code same} object every
 * time, or a {@code new} one.
 */
public final class ReconnectingBot {
    /** What it asks the venue for, the number of bytes in it being 4. */
    private static final List<String> ENDINGS = List.of("1001", "4000", "1012", "drop", "rset", "mine");

    private static final long DEADLINE_SECONDS = 20;

    public static void main(String[] args) throws Exception {
        FaultyVenue venue = new FaultyVenue();
        String address = "ws://127.0.0.1:" + venue.port();

        HttpClient http = HttpClient.newHttpClient();
        for (String ending : ENDINGS) {
            Ears ears = new Ears();
            WebSocket socket = connect(http, address, ears);
            if (ending.equals("mine")) {
                socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get();
            } else {
                socket.sendText(ending, true).get();
            }
            await(ears.ended);
            System.out.println("jdk " + ending + ": " + ears.how);
        }
        WebSocket last = connect(http, address, new Ears());

        LibraryClient client = new LibraryClient(URI.create(address + "/library"));
        client.connectBlocking();
        for (String ending : ENDINGS) {
            if (ending.equals("mine")) {
                client.closeBlocking();
            } else {
                client.send(ending);
            }
            await(client.ended);
            System.out.println("library " + ending + ": " + client.how);
            if (args[0].equals("same")) {
                client.ended = new CountDownLatch(1);
                client.reconnectBlocking();
            } else {
                client = new LibraryClient(URI.create(address + "/library"));
                client.connectBlocking();
            }
        }
        System.out.println("up: " + !last.isInputClosed() + " " + client.isOpen());
        System.out.println("ready");
        System.in.read();
        System.exit(0);
    }

    private static WebSocket connect(HttpClient http, String address, Ears ears) throws Exception {
        return http.newWebSocketBuilder()
                .buildAsync(URI.create(address + "/jdk"), ears)
                .get();
    }

    private static void await(CountDownLatch ended) throws Exception {
        if (!ended.await(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the connection does not end");
        }
    }

    /** Hears how a connection of the JDK's client ends. */
    private static final class Ears implements WebSocket.Listener {
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile String how = "";

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            how = "closed " + code;
            ended.countDown();
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable fault) {
            how = "failed";
            ended.countDown();
        }
    }

    /** Hears how a connection of the library's client ends. */
    private static final class LibraryClient extends WebSocketClient {
        private volatile CountDownLatch ended = new CountDownLatch(1);
        private volatile String how = "";

        LibraryClient(URI address) {
            super(address);
        }

        @Override
        public void onOpen(ServerHandshake handshake) {}

        @Override
        public void onMessage(String message) {}

        @Override
        public void onClose(int code, String reason, boolean remote) {
            how = "closed " + code;
            ended.countDown();
        }

        @Override
        public void onError(Exception fault) {}
    }
}
