package io.tbot.bootstrap;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The static target of advice that is inlined into WebSocket clients. A <em>connection</em> is the library's own object
 * for one; several objects may stand for the same.
 *
 * <p>Threads: any application thread; never blocks one. Errors: nothing is thrown; a connection nobody introduced is
 * not measured.
 */
public final class WebSockets {
    /** A message of characters. */
    public static final int TEXT = 0;
    /** A message of bytes. */
    public static final int BINARY = 1;
    /** A request for a sign of life. */
    public static final int PING = 2;
    /** A sign of life. */
    public static final int PONG = 3;

    /** Plain on purpose: set once before the first class is woven. */
    private static @Nullable WebSocketSink sink;

    private WebSockets() {}

    /** Connects the engine. Called once, before any class is woven. */
    public static void connect(WebSocketSink engine) {
        sink = engine;
    }

    /**
     * Reads the clock for a call that begins; the first thing advice does.
     *
     * @return {@link System#nanoTime}, or 0 where nothing is to be measured: then advice does nothing else
     */
    @HotPath
    public static long begin() {
        return sink == null ? 0 : Clock.begin();
    }

    /**
     * Introduces a connection, or a second object that stands for it.
     *
     * @param known an object already introduced that {@code connection} stands for, or a listener that may be the
     *     agent's own; {@code null} for none
     */
    @HotPath
    public static void introduced(@Nullable Object connection, @Nullable URI uri, @Nullable Object known) {
        WebSocketSink sink = WebSockets.sink;
        if (sink != null && connection != null && !AgentThread.isCurrent()) {
            sink.introduced(connection, uri, known);
        }
    }

    /** Marks a listener of the agent's own, whose connection is built on whatever thread the library takes. */
    @HotPath
    public static void own(@Nullable Object listener) {
        WebSocketSink sink = WebSockets.sink;
        if (sink != null && listener != null && AgentThread.isCurrent()) {
            sink.own(listener);
        }
    }

    /**
     * Enters the application's handler of a message or part of one.
     *
     * @return a token for {@link #handled}; negative where this handler runs inside another's
     */
    @HotPath
    public static int enter(@Nullable Object connection, long startNanos) {
        WebSocketSink sink = WebSockets.sink;
        return sink == null || connection == null ? -1 : sink.enter(connection, startNanos);
    }

    /**
     * Takes the content of the message, or part of one, that the application is about to handle; after {@link #enter}.
     *
     * @param payload a {@code CharSequence}, {@code ByteBuffer} or {@code byte[]}; read and left as it is
     * @param last whether the message ends with this part
     */
    @HotPath
    public static void payload(@Nullable Object connection, @Nullable Object payload, boolean last) {
        WebSocketSink sink = WebSockets.sink;
        if (sink != null && connection != null && payload != null && !AgentThread.isCurrent()) {
            sink.payload(connection, payload, last);
        }
    }

    /** Takes the content of a message, or part of one, that the application is about to send. */
    @HotPath
    public static void sending(@Nullable Object connection, @Nullable Object payload, boolean last) {
        WebSocketSink sink = WebSockets.sink;
        if (sink != null && connection != null && payload != null && !AgentThread.isCurrent()) {
            sink.sending(connection, payload, last);
        }
    }

    /**
     * Leaves the handler that {@code token} entered.
     *
     * @param type {@link #TEXT}, {@link #BINARY}, {@link #PING} or {@link #PONG}
     * @param bytes of payload, as {@link #bytesOf} counted them before the handler ran
     * @param last whether the message ends with this part
     */
    @HotPath
    public static void handled(
            @Nullable Object connection,
            int token,
            long startNanos,
            int type,
            long bytes,
            boolean last,
            @Nullable Throwable thrown) {
        WebSocketSink sink = WebSockets.sink;
        if (sink != null && connection != null) {
            sink.handled(connection, token, startNanos, type, bytes, last, thrown);
        }
    }

    /** Takes a message, or part of one, that the application sent. */
    @HotPath
    public static void sent(@Nullable Object connection, long startNanos, int type, long bytes, boolean last) {
        WebSocketSink sink = WebSockets.sink;
        if (sink != null && connection != null) {
            sink.sent(connection, startNanos, type, bytes, last);
        }
    }

    /** Takes a ping or pong that the library answers or takes itself. */
    @HotPath
    public static void received(@Nullable Object connection, long startNanos, int type, long bytes) {
        WebSocketSink sink = WebSockets.sink;
        if (sink != null && connection != null) {
            sink.received(connection, startNanos, type, bytes);
        }
    }

    /** Takes a connection that is up. */
    @HotPath
    public static void opened(@Nullable Object connection) {
        WebSocketSink sink = WebSockets.sink;
        if (sink != null && connection != null) {
            sink.opened(connection);
        }
    }

    /** Takes a connection that ended with a close code of RFC 6455. */
    @HotPath
    public static void closed(@Nullable Object connection, int code) {
        WebSocketSink sink = WebSockets.sink;
        if (sink != null && connection != null) {
            sink.closed(connection, code);
        }
    }

    /**
     * Takes a connection that failed.
     *
     * @param uri of the attempt, for a connection that never came to be
     * @param ends whether the connection is gone with this error
     */
    @HotPath
    public static void failed(@Nullable Object connection, @Nullable URI uri, @Nullable Throwable fault, boolean ends) {
        WebSocketSink sink = WebSockets.sink;
        if (sink != null && !AgentThread.isCurrent()) {
            sink.failed(connection, uri, fault, ends);
        }
    }

    /** Watches an attempt to connect for its failure. */
    @HotPath
    public static void connecting(@Nullable Object future, @Nullable URI uri) {
        WebSocketSink sink = WebSockets.sink;
        if (sink != null && future != null && uri != null && !AgentThread.isCurrent()) {
            sink.connecting(future, uri);
        }
    }

    /** The UTF-8 length of a text, or the remaining bytes of a buffer; 0 for anything else. */
    @HotPath
    public static long bytesOf(@Nullable Object payload) {
        WebSocketSink sink = WebSockets.sink;
        return sink == null ? 0 : sink.bytesOf(payload);
    }
}
