package io.tbot.engine.exchange;

import java.net.http.HttpResponse;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts a background call when its future completes. Loaded with the first one only, so that a runtime without
 * {@code java.net.http} is fine. Threads: whichever completes the future. Errors: throws nothing, and nobody would see
 * it.
 */
final class HttpCompletion implements BiConsumer<@Nullable Object, @Nullable Throwable> {
    private final HttpCalls calls;
    private final String exchange;
    private final String endpoint;
    private final long startNanos;
    private final @Nullable ReadCall read;

    HttpCompletion(HttpCalls calls, HttpCall call) {
        this.calls = calls;
        exchange = call.exchange;
        endpoint = call.endpoint;
        startNanos = call.startNanos;
        read = call.read;
    }

    @Override
    public void accept(@Nullable Object response, @Nullable Throwable thrown) {
        int status = 0;
        Object body = null;
        if (response instanceof HttpResponse<?> answer) {
            status = answer.statusCode();
            body = answer.body();
            calls.lateHeaders(answer.headers().map());
        }
        if (read != null) {
            long nanos = System.nanoTime();
            if (body instanceof String || body instanceof byte[]) {
                read.responseBody(body, 0, Integer.MAX_VALUE);
            }
            read.answered(status, thrown, nanos, false);
        }
        calls.completed(exchange, endpoint, startNanos, status, thrown);
    }
}
