package io.tbot.extension.okhttp;

import io.tbot.bootstrap.Http;
import net.bytebuddy.asm.Advice;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Times a call; the one that opens a WebSocket is none. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class CallAdvice {
    private CallAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.FieldValue("originalRequest") @Nullable Request request,
            @Advice.FieldValue("forWebSocket") boolean forWebSocket,
            @Advice.Local("start") long start,
            @Advice.Local("token") int token) {
        token = -1;
        start = forWebSocket ? 0 : Http.begin();
        if (start != 0 && request != null) {
            HttpUrl url = request.url();
            token = Http.enter(request.method(), url.host(), url.toString(), start);
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Return @Nullable Response response,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (token < 0) {
            return;
        }
        int status = 0;
        if (response != null) {
            status = response.code();
            Headers headers = response.headers();
            int count = Math.min(headers.size(), 64);
            for (int i = 0; i < count; i++) {
                Http.header(headers.name(i), headers.value(i));
            }
            Http.answering(response.body());
        }
        Http.exit(token, start, status, thrown);
    }
}
