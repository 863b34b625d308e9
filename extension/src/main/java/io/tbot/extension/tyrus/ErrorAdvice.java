package io.tbot.extension.tyrus;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Takes a failure; the end of the connection is told apart. */
public final class ErrorAdvice {
    private ErrorAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.Argument(0) @Nullable Object socket, @Advice.Argument(1) @Nullable Throwable fault) {
        WebSockets.failed(socket, null, fault, false);
    }
}
