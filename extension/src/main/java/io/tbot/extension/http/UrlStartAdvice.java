package io.tbot.extension.http;

import io.tbot.bootstrap.Http;
import java.net.URL;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Marks the first sign of an exchange. */
public final class UrlStartAdvice {
    private UrlStartAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This Object self, @Advice.FieldValue("url") @Nullable URL url) {
        long start = Http.begin();
        if (start != 0) {
            Http.urlStarted(self, url, start);
        }
    }
}
