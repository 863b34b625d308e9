package io.tbot.engine.expose.http;

import io.tbot.bootstrap.AgentThread;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A small HTTP/1.1 server that no client can make slow for the others, or noticeable for the bot.
 *
 * <p>Threads: one accepts, one keeps time, one per connection, all daemons of the agent. {@link #start} and
 * {@link #close} are called by one owner; {@link #snapshot} is for any thread.
 *
 * <p>Errors: nothing is thrown to the owner; what could not be bound is in {@link Bound#remark}. Everything turned away
 * is counted.
 *
 * <p>Source: RFC 9110 and 9112; measured against the JDK's own server in design section 6.
 */
public final class HttpServer implements AutoCloseable {
    /** How long the end of the JVM may wait for threads that are leaving the kernel; measured: they need 1 ms. */
    private static final int JOIN_MILLIS = 20;

    private static final int MAX_DISTINCT_FAULTS = 32;
    private static final int ACCEPT_PAUSE_MILLIS = 50;

    private final Router router;
    private final Access access;
    private final Consumer<String> log;
    private final Binding binding;
    private final Limits limits;
    private final Traffic traffic = new Traffic();
    private final Connections connections;
    private final Set<String> faults = ConcurrentHashMap.newKeySet();
    private final AtomicLong names = new AtomicLong();
    private volatile @Nullable ServerSocket serverSocket;
    private volatile boolean loopback;
    private volatile @Nullable Thread acceptThread;
    private volatile @Nullable Thread hook;

    public HttpServer(Listen listen, Router router, Access access, Consumer<String> log) {
        this(listen, router, access, log, Limits.STANDARD);
    }

    HttpServer(Listen listen, Router router, Access access, Consumer<String> log, Limits limits) {
        this.router = router;
        this.access = access;
        this.log = log;
        this.binding = new Binding(listen);
        this.limits = limits;
        this.connections = new Connections(limits, traffic);
    }

    /** Binds and begins to answer. */
    public Bound start() {
        Binding.Result result = binding.bind(access);
        ServerSocket socket = result.socket();
        if (socket == null) {
            return result.bound();
        }
        serverSocket = socket;
        InetAddress address = socket.getInetAddress();
        loopback = address.isLoopbackAddress();
        Thread accept = new AgentThread("tbot-http-accept", () -> acceptAll(socket));
        acceptThread = accept;
        Thread hook = new AgentThread("tbot-http-close", this::closeSockets);
        this.hook = hook;
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            closeSockets();
            return Bound.failed(""); // the application is ending: nobody is left to be told
        }
        new AgentThread("tbot-http-clock", this::watch).start();
        accept.start();
        return result.bound();
    }

    /** What was accepted, answered and turned away so far. */
    public Traffic.Snapshot snapshot() {
        return traffic.snapshot(connections.size());
    }

    @Override
    public void close() {
        closeSockets();
        Thread hook = this.hook;
        if (hook != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // the JVM is ending and runs it itself
            }
        }
    }

    Limits limits() {
        return limits;
    }

    Traffic traffic() {
        return traffic;
    }

    Access access() {
        return access;
    }

    Router router() {
        return router;
    }

    Connections connections() {
        return connections;
    }

    boolean isLoopback() {
        return loopback;
    }

    /** Tells of a fault of ours, each distinct one once. */
    void fault(String where, Throwable fault) {
        String text = "http request '" + where + "' failed: " + fault;
        if (faults.size() < MAX_DISTINCT_FAULTS && faults.add(where + fault.getClass())) {
            log.accept(text);
        }
    }

    private void acceptAll(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                accept(socket.accept());
            } catch (IOException | OutOfMemoryError e) {
                pause(); // out of descriptors or threads: the next client may have more luck
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void accept(Socket client) throws IOException, InterruptedException {
        traffic.connections.incrementAndGet();
        Connection connection = new Connection(client, this);
        if (!connections.admit(connection)) {
            traffic.reject(Rejection.FULL);
            connection.abort();
            return;
        }
        try {
            new AgentThread("tbot-http-" + names.incrementAndGet(), connection).start();
        } catch (OutOfMemoryError e) {
            connections.remove(connection);
            connection.abort();
            throw e;
        }
    }

    private void pause() {
        ServerSocket socket = serverSocket;
        if (socket != null && !socket.isClosed()) {
            try {
                Thread.sleep(ACCEPT_PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void watch() {
        try {
            connections.watch();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A thread of ours that still waits in the kernel would make the JVM wait 300 ms for it at exit. */
    private void closeSockets() {
        ServerSocket socket = serverSocket;
        if (socket == null) {
            return;
        }
        try {
            socket.close();
        } catch (IOException e) {
            // it is of no use any more
        }
        connections.closeAll();
        Thread accept = acceptThread;
        if (accept != null) {
            try {
                accept.join(JOIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
