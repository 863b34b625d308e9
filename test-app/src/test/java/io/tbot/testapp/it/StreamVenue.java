package io.tbot.testapp.it;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/**
 * A venue that streams trades as Binance does. The first connection it ends for a restart, the second by a code of its
 * own, the third it leaves open.
 *
 * <p>Threads: the library's.
 */
final class StreamVenue extends WebSocketServer implements AutoCloseable {
    static final int CONNECTIONS = 3;
    static final int TRADES = 10;

    private final AtomicInteger streams = new AtomicInteger();
    private final CountDownLatch started = new CountDownLatch(1);

    StreamVenue() throws InterruptedException {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        setConnectionLostTimeout(0);
        setDaemon(true);
        start();
        started.await();
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onMessage(WebSocket connection, String message) {
        if (!message.contains("SUBSCRIBE") || message.contains("UNSUBSCRIBE")) {
            return;
        }
        connection.send("{\"result\":null,\"id\":1}");
        stream(connection);
    }

    private void stream(WebSocket connection) {
        for (int i = 0; i < TRADES; i++) {
            connection.send("{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":1700000000000,"
                    + "\"s\":\"BTCUSDT\",\"t\":" + i + ",\"p\":\"64000.5\",\"q\":\"0.1\",\"T\":1700000000000,"
                    + "\"m\":true,\"€\":1}}");
        }
        switch (streams.incrementAndGet()) {
            case 1 -> connection.close(1012, "restart");
            case 2 -> connection.close(4000, "by the venue's own rules");
            default -> {}
        }
    }

    @Override
    public void onOpen(WebSocket connection, ClientHandshake handshake) {
        if (streams.get() > 0) {
            stream(connection); // who comes back has the stream in its address, and asks no more
        }
    }

    @Override
    public void onClose(WebSocket connection, int code, String reason, boolean remote) {}

    @Override
    public void onError(WebSocket connection, Exception fault) {}

    @Override
    public void close() throws InterruptedException {
        stop(1000);
    }
}
