package io.tbot.extension.http;

import io.tbot.bootstrap.Http;
import java.net.http.HttpRequest;
import java.util.concurrent.CompletableFuture;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Times a call that goes on in the background. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class SendAsyncAdvice {
    private SendAsyncAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.Argument(0) @Nullable HttpRequest request,
            @Advice.Local("start") long start,
            @Advice.Local("token") int token) {
        token = -1;
        start = Http.begin();
        if (start != 0 && request != null) {
            token = Http.enter(request.method(), request.uri(), true, start);
            if (token >= 0) {
                Http.requestBody(request.bodyPublisher().orElse(null));
            }
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Return @Nullable CompletableFuture<?> response,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (start != 0) {
            Http.exitAsync(token, start, response, thrown);
        }
    }
}
