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

    HttpCompletion(HttpCalls calls, String exchange, String endpoint, long startNanos) {
        this.calls = calls;
        this.exchange = exchange;
        this.endpoint = endpoint;
        this.startNanos = startNanos;
    }

    @Override
    public void accept(@Nullable Object response, @Nullable Throwable thrown) {
        int status = 0;
        if (response instanceof HttpResponse<?> answer) {
            status = answer.statusCode();
            calls.lateHeaders(answer.headers().map());
        }
        calls.completed(exchange, endpoint, startNanos, status, thrown);
    }
}
