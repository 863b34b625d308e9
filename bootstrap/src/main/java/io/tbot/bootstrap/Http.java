package io.tbot.bootstrap;

import java.net.URI;
import java.net.URL;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The static target of advice that is inlined into HTTP clients.
 *
 * <p>Threads: any application thread; never blocks one. Errors: nothing is thrown.
 */
public final class Http {
    /** Plain on purpose: set once before the first class is woven. */
    private static @Nullable HttpSink sink;

    private Http() {}

    /** Connects the engine. Called once, before any class is woven. */
    public static void connect(HttpSink engine) {
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

    /** Marks the first sign of an exchange over a {@code java.net.HttpURLConnection}. */
    @HotPath
    public static void urlStarted(Object connection, @Nullable URL url, long startNanos) {
        HttpSink sink = Http.sink;
        if (sink != null && url != null) {
            sink.urlStarted(connection, url, startNanos);
        }
    }

    /**
     * Enters the reading of a {@code java.net.HttpURLConnection}'s response, which an application does several times.
     *
     * @param status the response code the connection holds so far; -1 for none
     */
    @HotPath
    public static int urlReading(
            Object connection, @Nullable URL url, @Nullable String method, int status, long startNanos) {
        HttpSink sink = Http.sink;
        return sink == null || url == null ? -1 : sink.urlReading(connection, url, method, status, startNanos);
    }

    /** Leaves the reading that {@code token} entered. */
    @HotPath
    public static void urlRead(Object connection, int token, int status, @Nullable Throwable thrown) {
        HttpSink sink = Http.sink;
        if (sink != null) {
            sink.urlRead(connection, token, status, thrown);
        }
    }

    /**
     * Opens a call whose result is the response or a future of it.
     *
     * @param async whether the result is a future
     * @return a token for the exit; negative where this call is part of one already open
     */
    @HotPath
    public static int enter(@Nullable String method, @Nullable URI uri, boolean async, long startNanos) {
        HttpSink sink = Http.sink;
        return sink == null || uri == null ? -1 : sink.enter(method, uri, async, startNanos);
    }

    /** Takes a header of the response, between {@link #enter} or {@link #urlReading} and the end of the call. */
    @HotPath
    public static void header(@Nullable String name, @Nullable String value) {
        HttpSink sink = Http.sink;
        if (sink != null && name != null && value != null && !AgentThread.isCurrent()) {
            sink.header(name, value);
        }
    }

    /**
     * Takes the body of the request of the open call.
     *
     * @param body a {@code String}, {@code byte[]} or {@code ByteArrayOutputStream}, or a publisher whose content is
     *     {@link #publishes known}; anything else is not read
     */
    @HotPath
    public static void requestBody(@Nullable Object body) {
        HttpSink sink = Http.sink;
        if (sink != null && body != null && !AgentThread.isCurrent()) {
            sink.requestBody(body);
        }
    }

    /** Remembers what a publisher of request bodies, just made, will send: a {@code byte[]}. */
    @HotPath
    public static void publishes(@Nullable Object publisher, @Nullable Object content) {
        HttpSink sink = Http.sink;
        if (sink != null && publisher != null && content != null && !AgentThread.isCurrent()) {
            sink.publishes(publisher, content);
        }
    }

    /** Says that {@code body} will bring the content of the open call's response; before the call ends. */
    @HotPath
    public static void answering(@Nullable Object body) {
        HttpSink sink = Http.sink;
        if (sink != null && body != null && !AgentThread.isCurrent()) {
            sink.answering(body);
        }
    }

    /**
     * Takes a part of a response, in the order in which the application reads it.
     *
     * @param body what {@link #answering} named
     * @param content a {@code String} or {@code byte[]}; {@code null} at the end
     */
    @HotPath
    public static void responseBody(@Nullable Object body, @Nullable Object content, int offset, int length) {
        HttpSink sink = Http.sink;
        if (sink != null && body != null && !AgentThread.isCurrent()) {
            sink.responseBody(body, content, offset, length);
        }
    }

    /**
     * Closes a call that waited for its response.
     *
     * @param status of the response; 0 where there is none
     */
    @HotPath
    public static void exit(int token, long startNanos, int status, @Nullable Throwable thrown) {
        HttpSink sink = Http.sink;
        if (sink != null) {
            sink.exit(token, startNanos, status, thrown);
        }
    }

    /** Takes the future that completes first when the response of the open call is there. */
    @HotPath
    public static void responding(@Nullable CompletableFuture<?> response) {
        HttpSink sink = Http.sink;
        if (sink != null && response != null) {
            sink.responding(response);
        }
    }

    /** Closes a call that goes on in the background; it is counted when its future completes. */
    @HotPath
    public static void exitAsync(
            int token, long startNanos, @Nullable CompletableFuture<?> response, @Nullable Throwable thrown) {
        HttpSink sink = Http.sink;
        if (sink != null) {
            sink.exitAsync(token, startNanos, response, thrown);
        }
    }

    /**
     * Names the endpoint of this thread's calls until {@link #unroute}, for a client that knows its routes.
     *
     * @param baseUrl scheme, host and what the venue puts before every path
     * @param path what the client's interface puts before its methods' paths
     * @param template the method's path, variables as {@code {name}}
     */
    @HotPath
    public static void route(
            @Nullable String method, @Nullable String baseUrl, @Nullable String path, @Nullable String template) {
        HttpSink sink = Http.sink;
        if (sink != null && !AgentThread.isCurrent()) {
            sink.route(method, baseUrl, path, template);
        }
    }

    /** Ends what {@link #route} began. */
    @HotPath
    public static void unroute() {
        HttpSink sink = Http.sink;
        if (sink != null && !AgentThread.isCurrent()) {
            sink.unroute();
        }
    }

    /** Begins a stretch in which this thread's HTTP calls are no API calls: the opening of a WebSocket. */
    @HotPath
    public static void pause() {
        HttpSink sink = Http.sink;
        if (sink != null) {
            sink.pause();
        }
    }

    /** Ends the stretch that {@link #pause} began. */
    @HotPath
    public static void resume() {
        HttpSink sink = Http.sink;
        if (sink != null) {
            sink.resume();
        }
    }
}
