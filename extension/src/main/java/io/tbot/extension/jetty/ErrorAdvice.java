package io.tbot.extension.jetty;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Takes a failure; the end of the connection is told apart. */
public final class ErrorAdvice {
    private ErrorAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This Object self, @Advice.Argument(0) @Nullable Throwable fault) {
        WebSockets.failed(self, null, fault, false);
    }
}
