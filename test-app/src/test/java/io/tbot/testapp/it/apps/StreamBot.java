package io.tbot.testapp.it.apps;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/** Exchanges a known number of messages with an echoing venue over each client, then waits for the end of its stdin. */
public final class StreamBot {
    static final int MESSAGES = 50;

    public static void main(String[] args) throws Exception {
        work();
        System.out.println("ready");
        System.in.read();
        System.exit(0);
    }

    static void work() throws Exception {
        LoopbackVenue venue = new LoopbackVenue();
        CountDownLatch byClass = new CountDownLatch(MESSAGES + 1);
        overJdk(venue.stream(), new Counting(byClass), byClass);
        CountDownLatch anonymous = new CountDownLatch(MESSAGES + 1);
        overJdk(
                venue.stream(),
                new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                        if (last) {
                            anonymous.countDown();
                        }
                        return WebSocket.Listener.super.onText(socket, data, last);
                    }

                    @Override
                    public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
                        anonymous.countDown();
                        return WebSocket.Listener.super.onPong(socket, message);
                    }
                },
                anonymous);
        overLibrary(venue.stream());
        try {
            HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(
                            URI.create("ws://127.0.0.1:" + LoopbackVenue.freePort() + "/down"),
                            new WebSocket.Listener() {})
                    .join();
        } catch (RuntimeException refused) {
            System.out.println(refused.getCause().getClass().getName());
        }
    }

    private static void overJdk(URI stream, WebSocket.Listener listener, CountDownLatch received) throws Exception {
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(stream, listener)
                .get();
        for (int i = 0; i < MESSAGES; i++) {
            if (i == 0) {
                socket.sendText("ab", false).get();
                socket.sendText("cö", true).get();
            } else {
                socket.sendText("abcö", true).get();
            }
        }
        socket.sendPing(ByteBuffer.wrap(new byte[3])).get();
        received.await(20, TimeUnit.SECONDS);
    }

    private static void overLibrary(URI stream) throws Exception {
        CountDownLatch received = new CountDownLatch(MESSAGES);
        CountDownLatch closed = new CountDownLatch(1);
        WebSocketClient client = new WebSocketClient(stream) {
            @Override
            public void onOpen(ServerHandshake handshake) {}

            @Override
            public void onMessage(String message) {}

            @Override
            public void onMessage(ByteBuffer message) {
                received.countDown();
            }

            @Override
            public void onClose(int code, String reason, boolean remote) {
                closed.countDown();
            }

            @Override
            public void onError(Exception fault) {}
        };
        client.connectBlocking();
        for (int i = 0; i < MESSAGES; i++) {
            client.send(new byte[10]);
        }
        received.await(20, TimeUnit.SECONDS);
        client.closeBlocking();
        closed.await(20, TimeUnit.SECONDS);
    }

    /** A listener as a class of its own. */
    static final class Counting implements WebSocket.Listener {
        private final CountDownLatch received;

        Counting(CountDownLatch received) {
            this.received = received;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            if (last) {
                received.countDown();
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            received.countDown();
            socket.request(1);
            return null;
        }
    }
}
