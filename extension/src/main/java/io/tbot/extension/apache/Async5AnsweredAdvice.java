package io.tbot.extension.apache;

import io.tbot.bootstrap.Http;
import net.bytebuddy.asm.Advice;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Ends a call in the background that was answered. */
public final class Async5AnsweredAdvice {
    private Async5AnsweredAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This Object self, @Advice.Argument(0) @Nullable Object answer) {
        if (answer instanceof HttpResponse response) {
            Http.ended(self, response.getCode(), null);
        }
    }
}
