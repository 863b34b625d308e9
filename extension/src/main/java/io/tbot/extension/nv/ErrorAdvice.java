package io.tbot.extension.nv;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Takes a failure; the end of the connection is told apart. */
public final class ErrorAdvice {
    private ErrorAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.FieldValue("mWebSocket") @Nullable Object socket, @Advice.Argument(0) @Nullable Throwable fault) {
        Throwable cause = fault == null ? null : fault.getCause();
        WebSockets.failed(socket, null, cause == null ? fault : cause, false);
    }
}
