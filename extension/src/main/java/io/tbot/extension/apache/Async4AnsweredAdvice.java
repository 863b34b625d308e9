package io.tbot.extension.apache;

import io.tbot.bootstrap.Http;
import net.bytebuddy.asm.Advice;
import org.apache.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Ends a call in the background that was answered. */
public final class Async4AnsweredAdvice {
    private Async4AnsweredAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This Object state, @Advice.Argument(0) @Nullable Object answer) {
        if (answer instanceof HttpResponse response) {
            Http.ended(state, response.getStatusLine().getStatusCode(), null);
        }
    }
}
