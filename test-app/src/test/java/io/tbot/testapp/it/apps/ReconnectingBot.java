package io.tbot.testapp.it.apps;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.server.WebSocketServer;

/**
 * Loses its connection in every way a venue has, and connects again after each, with both clients; says how each ended,
 * keeps the last connections, and waits for the end of its stdin.
 */
public final class ReconnectingBot {
    /** What it asks the venue for, the number of bytes in it being 4. */
    private static final List<String> ENDINGS = List.of("1001", "4000", "1012", "drop", "rset", "mine");

    private static final long DEADLINE_SECONDS = 20;

    public static void main(String[] args) throws Exception {
        FaultyVenue venue = new FaultyVenue();
        venue.start();
        venue.started.await();
        String address = "ws://127.0.0.1:" + venue.getPort();

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
            client.ended = new CountDownLatch(1);
            client.reconnectBlocking();
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

    /** One client object that connects again and again, as the library offers. */
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

    /** Ends each connection in the way it is asked to: a close code, no close frame, or a reset. */
    private static final class FaultyVenue extends WebSocketServer {
        private final CountDownLatch started = new CountDownLatch(1);

        FaultyVenue() {
            super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        }

        @Override
        public void onMessage(org.java_websocket.WebSocket connection, String ending) {
            WebSocketImpl end = (WebSocketImpl) connection;
            switch (ending) {
                case "drop" -> end.closeConnection(1006, "");
                case "rset" -> {
                    try {
                        ((SocketChannel) end.getSelectionKey().channel()).setOption(StandardSocketOptions.SO_LINGER, 0);
                    } catch (java.io.IOException closed) {
                        throw new java.io.UncheckedIOException(closed);
                    }
                    end.closeConnection(1006, "");
                }
                default -> connection.close(Integer.parseInt(ending), "");
            }
        }

        @Override
        public void onMessage(org.java_websocket.WebSocket connection, ByteBuffer message) {}

        @Override
        public void onOpen(org.java_websocket.WebSocket connection, ClientHandshake handshake) {}

        @Override
        public void onClose(org.java_websocket.WebSocket connection, int code, String reason, boolean remote) {}

        @Override
        public void onError(org.java_websocket.WebSocket connection, Exception fault) {}

        @Override
        public void onStart() {
            started.countDown();
        }
    }
}
