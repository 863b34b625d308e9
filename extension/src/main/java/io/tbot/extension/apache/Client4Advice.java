package io.tbot.extension.apache;

import io.tbot.bootstrap.Http;
import java.net.URI;
import net.bytebuddy.asm.Advice;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.RequestLine;
import org.apache.http.client.methods.HttpUriRequest;
import org.jspecify.annotations.Nullable;

/** Times a call of HttpClient 4. Interfaces of the library are told apart here: weaving does not know them. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class Client4Advice {
    private Client4Advice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.Argument(0) @Nullable HttpHost target,
            @Advice.Argument(1) @Nullable Object request,
            @Advice.Local("start") long start,
            @Advice.Local("token") int token) {
        token = -1;
        start = Http.begin();
        if (start == 0 || request == null) {
            return;
        }
        if (request instanceof HttpUriRequest uriRequest) {
            URI uri = uriRequest.getURI();
            if (uri != null) {
                String host = target == null ? uri.getHost() : target.getHostName();
                token = Http.enter(uriRequest.getMethod(), host, uri.getRawPath(), start);
            }
        } else if (target != null && request instanceof HttpRequest plain) {
            RequestLine line = plain.getRequestLine();
            token = Http.enter(line.getMethod(), target.getHostName(), line.getUri(), start);
        }
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
        if (answer instanceof HttpResponse response) {
            status = response.getStatusLine().getStatusCode();
            Header[] headers = response.getAllHeaders();
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
