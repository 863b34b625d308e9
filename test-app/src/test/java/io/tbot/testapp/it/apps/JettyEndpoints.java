package io.tbot.testapp.it.apps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.WebSocketAdapter;
import org.eclipse.jetty.websocket.api.WebSocketPingPongListener;

/** The bot's side of a connection, as each of Jetty's APIs wants it; what one has the other has not. */
final class JettyEndpoints {
    private JettyEndpoints() {}

    /** What a bot does with a connection, and waits for. */
    interface Endpoint {
        void text(String message);

        void parts(String first, String second);

        void binary(int bytes);

        void ping(int bytes);

        CountDownLatch received();

        CountDownLatch ended();
    }

    static Endpoint of(String line, int messages) {
        return "11".equals(line) ? new Eleven(messages) : new Twelve(messages);
    }

    /** Over Jetty 11: its sending waits. */
    public static final class Eleven extends WebSocketAdapter implements Endpoint, WebSocketPingPongListener {
        private final CountDownLatch received;
        private final CountDownLatch ended = new CountDownLatch(1);

        Eleven(int messages) {
            received = new CountDownLatch(messages);
        }

        @Override
        public void text(String message) {
            sending(() -> getRemote().sendString(message));
        }

        @Override
        public void parts(String first, String second) {
            sending(() -> {
                getRemote().sendPartialString(first, false);
                getRemote().sendPartialString(second, true);
            });
        }

        @Override
        public void binary(int bytes) {
            sending(() -> getRemote().sendBytes(ByteBuffer.allocate(bytes)));
        }

        @Override
        public void ping(int bytes) {
            sending(() -> getRemote().sendPing(ByteBuffer.allocate(bytes)));
        }

        @Override
        public CountDownLatch received() {
            return received;
        }

        @Override
        public CountDownLatch ended() {
            return ended;
        }

        @Override
        public void onWebSocketText(String message) {
            heard(received, message);
        }

        @Override
        public void onWebSocketBinary(byte[] payload, int offset, int length) {
            received.countDown();
        }

        @Override
        public void onWebSocketPing(ByteBuffer payload) {}

        @Override
        public void onWebSocketPong(ByteBuffer payload) {
            received.countDown();
        }

        @Override
        public void onWebSocketClose(int code, String reason) {
            System.out.println("closed " + code);
            ended.countDown();
        }

        /** Comes at any time after an attempt that failed: what came of it is told by the end. */
        @Override
        public void onWebSocketError(Throwable fault) {}

        private interface Sending {
            void run() throws IOException;
        }

        private static void sending(Sending sending) {
            try {
                sending.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Over Jetty 12: its sending goes on by itself. */
    public static final class Twelve implements Endpoint, Session.Listener.AutoDemanding {
        private final CountDownLatch received;
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile Session session;

        Twelve(int messages) {
            received = new CountDownLatch(messages);
        }

        @Override
        public void text(String message) {
            sending(done -> session.sendText(message, done));
        }

        @Override
        public void parts(String first, String second) {
            sending(done -> session.sendPartialText(first, false, done));
            sending(done -> session.sendPartialText(second, true, done));
        }

        @Override
        public void binary(int bytes) {
            sending(done -> session.sendBinary(ByteBuffer.allocate(bytes), done));
        }

        @Override
        public void ping(int bytes) {
            sending(done -> session.sendPing(ByteBuffer.allocate(bytes), done));
        }

        @Override
        public CountDownLatch received() {
            return received;
        }

        @Override
        public CountDownLatch ended() {
            return ended;
        }

        @Override
        public void onWebSocketOpen(Session opened) {
            session = opened;
        }

        @Override
        public void onWebSocketText(String message) {
            heard(received, message);
        }

        @Override
        public void onWebSocketBinary(ByteBuffer payload, Callback done) {
            received.countDown();
            done.succeed();
        }

        @Override
        public void onWebSocketPong(ByteBuffer payload) {
            received.countDown();
        }

        @Override
        public void onWebSocketClose(int code, String reason, Callback done) {
            System.out.println("closed " + code);
            ended.countDown();
            done.succeed();
        }

        /** Comes at any time after an attempt that failed: what came of it is told by the end. */
        @Override
        public void onWebSocketError(Throwable fault) {}

        private interface Sending {
            void run(Callback done);
        }

        private static void sending(Sending sending) {
            Callback.Completable done = new Callback.Completable();
            sending.run(done);
            done.join();
        }
    }

    private static void heard(CountDownLatch received, String message) {
        received.countDown();
        if (message.startsWith("fail")) {
            throw new IllegalStateException("told to");
        }
    }
}
