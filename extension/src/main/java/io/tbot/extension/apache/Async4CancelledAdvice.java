package io.tbot.extension.apache;

import io.tbot.bootstrap.Http;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Ends a call in the background that the bot gave up. */
public final class Async4CancelledAdvice {
    private Async4CancelledAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.FieldValue("state") @Nullable Object state) {
        Http.ended(state, 0, null);
    }
}
