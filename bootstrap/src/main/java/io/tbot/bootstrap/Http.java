package io.tbot.bootstrap;

import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The static target of advice that is inlined into HTTP clients.
 *
 * <p>Threads: any application thread; never blocks one. Errors: nothing is thrown.
 */
public final class Http {
    /** How many headers of one response are looked at; venues send about twenty. */
    public static final int MAX_HEADERS = 64;

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

    /**
     * Opens a call whose result is the response, for a client that knows host and address apart.
     *
     * @param target the path, with its query or without, or the whole address
     * @return a token for the exit; negative where this call is part of one already open
     */
    @HotPath
    public static int enter(@Nullable String method, @Nullable String host, @Nullable String target, long startNanos) {
        HttpSink sink = Http.sink;
        return sink == null || host == null ? -1 : sink.enter(method, host, target, startNanos);
    }

    /**
     * Begins a call that ends on another thread, for a client without a future of the response.
     *
     * @param exchange the client's own object for it, which {@link #ended} names again; held weakly
     * @param target as for {@link #enter(String, String, String, long)}
     */
    @HotPath
    public static void begun(
            @Nullable Object exchange,
            @Nullable String method,
            @Nullable String host,
            @Nullable String target,
            long startNanos) {
        HttpSink sink = Http.sink;
        if (sink != null && exchange != null && host != null) {
            sink.begun(exchange, method, host, target, startNanos);
        }
    }

    /**
     * Ends what {@link #begun} began; what was never begun, or has ended, is left alone.
     *
     * @param status of the response; 0 where there is none: it failed, or was cancelled where nothing was thrown either
     */
    @HotPath
    public static void ended(@Nullable Object exchange, int status, @Nullable Throwable thrown) {
        HttpSink sink = Http.sink;
        if (sink != null && exchange != null) {
            sink.ended(exchange, status, thrown);
        }
    }

    /**
     * Whether a header of this name may be worth its value, for a client that builds a string for each: rate limits,
     * the time to wait and the venue's clock begin with one of four letters.
     */
    @HotPath
    public static boolean reads(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return false;
        }
        int first = name.charAt(0) | 0x20;
        return first == 'x' || first == 'r' || first == 'd' || first == 'g';
    }

    /** Takes a header of the response, between {@code enter} or {@link #urlReading} and the end of the call. */
    @HotPath
    public static void header(@Nullable String name, @Nullable String value) {
        HttpSink sink = Http.sink;
        if (sink != null && name != null && value != null && !AgentThread.isCurrent()) {
            sink.header(name, value);
        }
    }

    /**
     * Takes the first {@value #MAX_HEADERS} headers of the response, each with its first value; like {@link #header}.
     */
    @HotPath
    public static void headers(@Nullable Map<String, List<String>> headers) {
        HttpSink sink = Http.sink;
        if (sink != null && headers != null && !AgentThread.isCurrent()) {
            sink.headers(headers);
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
