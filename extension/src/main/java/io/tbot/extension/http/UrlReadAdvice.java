package io.tbot.extension.http;

import io.tbot.bootstrap.Http;
import java.io.InputStream;
import java.net.URL;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import sun.net.www.MessageHeader;

/**
 * Counts an exchange when its response has been read for the first time. The headers are taken from where the JDK keeps
 * them: its public methods would read the response again, and throw again where it is an error.
 */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class UrlReadAdvice {
    private UrlReadAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Object self,
            @Advice.FieldValue("url") @Nullable URL url,
            @Advice.FieldValue("method") @Nullable String method,
            @Advice.FieldValue("responseCode") int status,
            @Advice.FieldValue("poster") @Nullable Object poster,
            @Advice.Local("start") long start,
            @Advice.Local("token") int token) {
        token = -1;
        start = Http.begin();
        if (start != 0) {
            token = Http.urlReading(self, url, method, status, start);
            if (token >= 0) {
                Http.requestBody(poster);
            }
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.This Object self,
            @Advice.FieldValue("responseCode") int status,
            @Advice.FieldValue("responses") @Nullable Object responses,
            @Advice.FieldValue("inputStream") @Nullable InputStream body,
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (token >= 0 && status > 0 && responses != null) {
            MessageHeader headers = (MessageHeader) responses;
            for (int i = 0; i < Http.MAX_HEADERS && headers.getValue(i) != null; i++) {
                Http.header(headers.getKey(i), headers.getValue(i));
            }
        }
        if (start != 0) {
            if (token >= 0) {
                Http.answering(body);
            }
            Http.urlRead(self, token, status, thrown);
        }
    }
}
