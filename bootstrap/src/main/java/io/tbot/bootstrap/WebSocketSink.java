package io.tbot.bootstrap;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where {@link WebSockets} delivers. Abstract and implemented once, so that the compiled call is direct.
 *
 * <p>Threads: every method may be entered by any number of application threads at once, and blocks none. Errors: an
 * implementation throws nothing.
 */
public abstract class WebSocketSink {
    /** Introduces a connection; see {@link WebSockets#introduced}. */
    public abstract void introduced(Object connection, @Nullable URI uri, @Nullable Object known);

    /** Marks a listener of the agent's own; see {@link WebSockets#own}. */
    public abstract void own(Object listener);

    /** Enters a handler; see {@link WebSockets#enter}. */
    public abstract int enter(Object connection, long startNanos);

    /** Takes what a handler is about to see; see {@link WebSockets#payload}. */
    public abstract void payload(Object connection, Object payload, boolean last);

    /** Takes what is about to be sent; see {@link WebSockets#sending}. */
    public abstract void sending(Object connection, Object payload, boolean last);

    /** Leaves a handler; see {@link WebSockets#handled}. */
    public abstract void handled(
            Object connection,
            int token,
            long startNanos,
            int type,
            long bytes,
            boolean last,
            @Nullable Throwable thrown);

    /** Takes what was sent; see {@link WebSockets#sent}. */
    public abstract void sent(Object connection, long startNanos, int type, long bytes, boolean last);

    /** Takes a ping or pong; see {@link WebSockets#received}. */
    public abstract void received(Object connection, long startNanos, int type, long bytes);

    /** Takes a connection that is up; see {@link WebSockets#opened}. */
    public abstract void opened(Object connection);

    /** Takes an end; see {@link WebSockets#closed}. */
    public abstract void closed(Object connection, int code);

    /** Takes a failure; see {@link WebSockets#failed}. */
    public abstract void failed(
            @Nullable Object connection, @Nullable URI uri, @Nullable Throwable fault, boolean ends);

    /** Watches an attempt; see {@link WebSockets#connecting}. */
    public abstract void connecting(Object future, URI uri);

    /** Measures a payload; see {@link WebSockets#bytesOf}. */
    public abstract long bytesOf(@Nullable Object payload);
}
