package io.tbot.extension.apache;

import io.tbot.bootstrap.Http;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Ends a call in the background that failed. */
public final class Async5FailedAdvice {
    private Async5FailedAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This Object self, @Advice.Argument(0) @Nullable Throwable fault) {
        Http.ended(self, 0, fault);
    }
}
