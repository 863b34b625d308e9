package io.tbot.extension.fix;

import io.tbot.bootstrap.Fix;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import quickfix.Session;

/** Takes what went to the transport, resent messages included. */
public final class HandOnAdvice {
    private HandOnAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(
            @Advice.This Session self, @Advice.Argument(0) @Nullable String text, @Advice.Return boolean handedOn) {
        if (handedOn) {
            Fix.handedOn(self, text);
        }
    }
}
