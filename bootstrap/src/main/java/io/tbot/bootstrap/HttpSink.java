package io.tbot.bootstrap;

import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Where {@link Http} delivers. Abstract and implemented once, so that the compiled call is direct.
 *
 * <p>Threads: every method may be entered by any number of application threads at once, and blocks none. Errors: an
 * implementation throws nothing.
 */
public abstract class HttpSink {
    /** Marks a start; see {@link Http#urlStarted}. */
    public abstract void urlStarted(Object connection, URL url, long startNanos);

    /** Enters a reading; see {@link Http#urlReading}. */
    public abstract int urlReading(Object connection, URL url, @Nullable String method, int status, long startNanos);

    /** Leaves a reading; see {@link Http#urlRead}. */
    public abstract void urlRead(Object connection, int token, int status, @Nullable Throwable thrown);

    /** Opens a call; see {@link Http#enter(String, URI, boolean, long)}. */
    public abstract int enter(@Nullable String method, URI uri, boolean async, long startNanos);

    /** Opens a call; see {@link Http#enter(String, String, String, long)}. */
    public abstract int enter(@Nullable String method, String host, @Nullable String target, long startNanos);

    /** Begins a call that ends elsewhere; see {@link Http#begun}. */
    public abstract void begun(
            Object exchange, @Nullable String method, String host, @Nullable String target, long startNanos);

    /** Ends it; see {@link Http#ended}. */
    public abstract void ended(Object exchange, int status, @Nullable Throwable thrown);

    /** Takes a header; see {@link Http#header}. */
    public abstract void header(String name, String value);

    /** Takes all headers; see {@link Http#headers}. */
    public abstract void headers(Map<String, List<String>> headers);

    /** Takes a request's body; see {@link Http#requestBody}. */
    public abstract void requestBody(Object body);

    /** Takes what a publisher will send; see {@link Http#publishes}. */
    public abstract void publishes(Object publisher, Object content);

    /** Takes the bearer of a response; see {@link Http#answering}. */
    public abstract void answering(Object body);

    /** Takes a part of a response; see {@link Http#responseBody}. */
    public abstract void responseBody(Object body, @Nullable Object content, int offset, int length);

    /** Closes a call; see {@link Http#exit}. */
    public abstract void exit(int token, long startNanos, int status, @Nullable Throwable thrown);

    /** Takes the innermost future; see {@link Http#responding}. */
    public abstract void responding(CompletableFuture<?> response);

    /** Closes a background call; see {@link Http#exitAsync}. */
    public abstract void exitAsync(
            int token, long startNanos, @Nullable CompletableFuture<?> response, @Nullable Throwable thrown);

    /** Begins a pause; see {@link Http#pause}. */
    public abstract void pause();

    /** Ends a pause; see {@link Http#resume}. */
    public abstract void resume();

    /** Names the endpoint of the thread's calls; see {@link Http#route}. */
    public abstract void route(
            @Nullable String method, @Nullable String baseUrl, @Nullable String path, @Nullable String template);

    /** Ends that; see {@link Http#unroute}. */
    public abstract void unroute();
}
