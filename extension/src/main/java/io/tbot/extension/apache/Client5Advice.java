package io.tbot.extension.apache;

import io.tbot.bootstrap.Http;
import net.bytebuddy.asm.Advice;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/** Times a call of HttpClient 5. Interfaces of the library are told apart here: weaving does not know them. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class Client5Advice {
    private Client5Advice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.Argument(0) @Nullable HttpHost target,
            @Advice.Argument(1) @Nullable Object call,
            @Advice.Local("start") long start,
            @Advice.Local("token") int token) {
        token = -1;
        start = Http.begin();
        if (start == 0 || !(call instanceof ClassicHttpRequest request)) {
            return;
        }
        URIAuthority authority = request.getAuthority();
        String host = target != null ? target.getHostName() : authority == null ? null : authority.getHostName();
        token = Http.enter(request.getMethod(), host, request.getPath(), start);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Return @Nullable Object answer,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (token < 0) {
            return;
        }
        int status = 0;
        if (answer instanceof ClassicHttpResponse response) {
            status = response.getCode();
            Header[] headers = response.getHeaders();
            int count = Math.min(headers.length, 64);
            for (int i = 0; i < count; i++) {
                String name = headers[i].getName();
                if (Http.reads(name)) {
                    Http.header(name, headers[i].getValue());
                }
            }
            Http.answering(response.getEntity());
        }
        Http.exit(token, start, status, thrown);
    }
}
