package io.tbot.extension.apache;

import io.tbot.bootstrap.Http;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Ends a call in the background that failed. */
public final class Async4FailedAdvice {
    private Async4FailedAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.FieldValue("state") @Nullable Object state, @Advice.Argument(0) @Nullable Throwable fault) {
        Http.ended(state, 0, fault);
    }
}
