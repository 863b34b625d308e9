package io.tbot.extension.http;

import io.tbot.bootstrap.Http;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Times a call that waits for its response. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class SendAdvice {
    private SendAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.Argument(0) @Nullable HttpRequest request,
            @Advice.Local("start") long start,
            @Advice.Local("token") int token) {
        token = -1;
        start = Http.begin();
        if (start != 0 && request != null) {
            token = Http.enter(request.method(), request.uri(), false, start);
            if (token >= 0) {
                Http.requestBody(request.bodyPublisher().orElse(null));
            }
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Return @Nullable HttpResponse<?> response,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (token >= 0 && response != null) {
            Http.headers(response.headers().map());
        }
        if (start != 0) {
            if (token >= 0 && response != null) {
                Http.answering(response);
                Http.responseBody(response, response.body(), 0, Integer.MAX_VALUE);
                Http.responseBody(response, null, 0, 0);
            }
            Http.exit(token, start, response == null ? 0 : response.statusCode(), thrown);
        }
    }
}
