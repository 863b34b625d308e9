package io.tbot.engine.exchange;

import io.tbot.bootstrap.HotPath;
import org.jspecify.annotations.Nullable;

/**
 * Has the content of the calls read that mean something: who reads, and which stream belongs to which call.
 *
 * <p>Threads: any of the bot's; nobody waits. Errors: a fault of the reader's costs the content, never the call.
 */
final class HttpContent {
    private final HttpResults results;

    /** What is known of the streams that responses are read from, and of the publishers of requests. */
    private final HttpBodies bodies = new HttpBodies();

    private volatile CallReader reader = CallReader.NONE;

    HttpContent(HttpResults results) {
        this.results = results;
    }

    void readWith(CallReader reader) {
        this.reader = reader;
    }

    /** A call begins that {@code call} stands for; its content may mean nothing. */
    @HotPath
    void begin(
            HttpCall call,
            @Nullable String method,
            @Nullable String path,
            @Nullable String query,
            long startNanos,
            long wireNanos) {
        try {
            ReadCall read = reader.begin(call.exchange, method, path, query, startNanos, wireNanos);
            if (read != null) {
                read.endpoint = call.endpoint;
            }
            call.read = read;
        } catch (Throwable fault) {
            results.failed(fault);
        }
    }

    /** The same, of a target that may be a whole address. */
    @HotPath
    void begin(HttpCall call, @Nullable String method, String target, long startNanos) {
        try {
            if (reader.reads(call.exchange)) {
                readTarget(call, method, target, startNanos);
            }
        } catch (Throwable fault) {
            results.failed(fault);
        }
    }

    private void readTarget(HttpCall call, @Nullable String method, String target, long startNanos) {
        int scheme = target.indexOf("://");
        int path = scheme < 0 ? 0 : Math.max(0, target.indexOf('/', scheme + 3));
        int fragment = target.indexOf('#');
        int end = fragment < 0 ? target.length() : fragment;
        int query = target.indexOf('?');
        boolean asks = query >= 0 && query < end;
        begin(
                call,
                method,
                target.substring(path, asks ? query : end),
                asks ? target.substring(query + 1, end) : null,
                startNanos,
                startNanos);
    }

    @HotPath
    void requestBody(HttpCall call, Object body) {
        ReadCall read = call.reading();
        Object content = read == null ? null : bodies.contentOf(body);
        if (read != null && content != null) {
            read.requestBody(content);
        }
    }

    void published(Object publisher, Object content) {
        bodies.published(publisher, content);
    }

    /** The open call's answer will be read from {@code body}. */
    @HotPath
    void answering(HttpCall call, Object body) {
        ReadCall read = call.reading();
        if (read != null) {
            if (call.answering && bodies.of(body, false) != read) {
                read.answeredAnew();
            }
            bodies.answering(body, read);
            call.answering = true;
        }
    }

    @HotPath
    void responseBody(Object body, @Nullable Object content, int offset, int length) {
        ReadCall read = bodies.of(body, content == null);
        if (read != null) {
            read.responseBody(content, offset, length);
        }
    }

    /** Closes a call, and then tells its reader. */
    @HotPath
    void close(HttpCall call, int status, @Nullable Throwable thrown) {
        ReadCall read = call.reading();
        call.close();
        if (read != null) {
            answered(read, status, thrown, call.answering);
        }
    }

    @HotPath
    void answered(ReadCall read, int status, @Nullable Throwable thrown, boolean bodyFollows) {
        try {
            read.answered(status, thrown, System.nanoTime(), bodyFollows);
        } catch (Throwable fault) {
            results.failed(fault);
        }
    }

    @HotPath
    void leaves(ReadCall read) {
        try {
            read.leaves();
        } catch (Throwable fault) {
            results.failed(fault);
        }
    }
}
