package io.tbot.testapp.venue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Accepts HTTP connections on loopback and gives each a thread.
 *
 * <p>Threads: one accepts, one more per connection; all are daemons.
 */
final class RestServer implements AutoCloseable {
    private static final int BACKLOG = 128;

    private final RestApi api;
    private final ServerSocket listening;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    /** Listens at once; connections are accepted after {@link #start}. */
    RestServer(int port, RestApi api) throws IOException {
        this.api = api;
        this.listening = new ServerSocket();
        listening.setReuseAddress(true);
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try {
            listening.bind(new InetSocketAddress(loopback, port), BACKLOG);
        } catch (IOException taken) {
            listening.close();
            throw new IOException("REST server cannot listen on '127.0.0.1:" + port + "'", taken);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    void start() {
        daemon(this::accept, "venue-rest-accept");
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket connection = listening.accept();
                connection.setTcpNoDelay(true);
                connections.add(connection);
                daemon(() -> serve(connection), "venue-rest-" + connection.getPort());
            } catch (IOException closedOrOutOfDescriptors) {
                Thread.onSpinWait();
            }
        }
    }

    private void serve(Socket connection) {
        try {
            new RestConnection(connection, api).run();
        } finally {
            connections.remove(connection);
        }
    }

    private static void daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
