package io.tbot.testapp.it.apps;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/**
 * A REST and WebSocket server on loopback: answers 404 below {@code /missing}, echoes every message but an order, which
 * it fills, and the one that ends the connection.
 */
final class LoopbackVenue {
    /** The message that ends the connection, with the code 1000. */
    static final String BYE = "bye";

    private static final int NUDGE_MILLIS = 20;
    private static final String FILLED =
            "{\"id\":\"w1\",\"status\":200,\"result\":{\"orderId\":99,\"status\":\"FILLED\"}}";

    private final HttpServer http;
    private final Echo echo;
    private final CountDownLatch started = new CountDownLatch(1);

    LoopbackVenue() throws Exception {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        http = HttpServer.create(any, 0);
        http.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = "{}".getBytes();
            boolean missing = exchange.getRequestURI().getPath().startsWith("/missing");
            exchange.sendResponseHeaders(missing ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.setExecutor(Executors.newCachedThreadPool());
        http.start();
        echo = new Echo(any);
        echo.start();
        started.await();
        Future<?> unused = Executors.newSingleThreadScheduledExecutor(LoopbackVenue::daemon)
                .scheduleWithFixedDelay(echo::writeWhatWaits, NUDGE_MILLIS, NUDGE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "nudge");
        thread.setDaemon(true);
        return thread;
    }

    String rest() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    URI stream() {
        return URI.create("ws://127.0.0.1:" + echo.getPort() + "/stream?token=secret");
    }

    static int freePort() throws IOException {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private final class Echo extends WebSocketServer {
        Echo(InetSocketAddress address) {
            super(address, 1);
        }

        /**
         * The library's selector may take back the wish to write that a worker has just stated, and then keeps the last
         * message until there is another: an echo that never comes, once in hundreds of runs.
         */
        void writeWhatWaits() {
            getConnections().forEach(this::onWriteDemand);
        }

        @Override
        public void onOpen(WebSocket connection, ClientHandshake handshake) {}

        @Override
        public void onClose(WebSocket connection, int code, String reason, boolean remote) {}

        @Override
        public void onMessage(WebSocket connection, String message) {
            if (message.equals(BYE)) {
                connection.close(1000, message);
                return;
            }
            boolean order = message.startsWith("{\"id\":\"w1\",\"method\":\"order.place\"");
            connection.send(order ? FILLED : message);
        }

        @Override
        public void onMessage(WebSocket connection, ByteBuffer message) {
            connection.send(message);
        }

        @Override
        public void onError(WebSocket connection, Exception fault) {}

        @Override
        public void onStart() {
            started.countDown();
        }
    }
}
