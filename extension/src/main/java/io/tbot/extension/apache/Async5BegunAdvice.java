package io.tbot.extension.apache;

import io.tbot.bootstrap.Http;
import net.bytebuddy.asm.Advice;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/** Begins a call in the background, under the client's own callback; a handler's is of another class. */
public final class Async5BegunAdvice {
    private Async5BegunAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.Argument(0) @Nullable Object call, @Advice.Argument(3) @Nullable Object callback) {
        long start = Http.begin();
        if (start == 0 || callback == null || !(call instanceof HttpRequest request)) {
            return;
        }
        String type = callback.getClass().getName();
        if (type.startsWith("org.apache.hc.client5.http.impl.async.InternalAbstractHttpAsyncClient")) {
            URIAuthority authority = request.getAuthority();
            String host = authority == null ? null : authority.getHostName();
            Http.begun(callback, request.getMethod(), host, request.getPath(), start);
        }
    }
}
