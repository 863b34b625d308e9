package io.tbot.extension.apache;

import io.tbot.bootstrap.Http;
import java.net.URI;
import net.bytebuddy.asm.Advice;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.RequestLine;
import org.apache.http.client.methods.HttpUriRequest;
import org.jspecify.annotations.Nullable;

/** Begins a call in the background. */
public final class Async4BegunAdvice {
    private Async4BegunAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.Argument(0) @Nullable HttpHost target,
            @Advice.Argument(1) @Nullable Object request,
            @Advice.Argument(2) @Nullable Object state) {
        long start = Http.begin();
        if (start == 0 || target == null || request == null) {
            return;
        }
        if (request instanceof HttpUriRequest uriRequest) {
            URI uri = uriRequest.getURI();
            String path = uri == null ? null : uri.getRawPath();
            Http.begun(state, uriRequest.getMethod(), target.getHostName(), path, start);
        } else if (request instanceof HttpRequest plain) {
            RequestLine line = plain.getRequestLine();
            Http.begun(state, line.getMethod(), target.getHostName(), line.getUri(), start);
        }
    }
}
