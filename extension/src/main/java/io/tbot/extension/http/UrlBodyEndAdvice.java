package io.tbot.extension.http;

import io.tbot.bootstrap.Http;
import net.bytebuddy.asm.Advice;

/** Ends a response that the application closes, whether it has read it all or not. */
public final class UrlBodyEndAdvice {
    private UrlBodyEndAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This Object self) {
        Http.responseBody(self, null, 0, 0);
    }
}
