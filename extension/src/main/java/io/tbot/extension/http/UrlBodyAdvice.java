package io.tbot.extension.http;

import io.tbot.bootstrap.Http;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Hands over what the application reads of a response. */
public final class UrlBodyAdvice {
    private UrlBodyAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(
            @Advice.This Object self,
            @Advice.Argument(0) byte @Nullable [] buffer,
            @Advice.Argument(1) int offset,
            @Advice.Return int count) {
        if (count != 0) {
            Http.responseBody(self, count < 0 ? null : buffer, offset, count);
        }
    }
}
