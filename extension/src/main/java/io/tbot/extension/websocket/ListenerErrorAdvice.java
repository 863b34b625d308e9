package io.tbot.extension.websocket;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Takes a connection that failed. */
public final class ListenerErrorAdvice {
    private ListenerErrorAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.Argument(0) @Nullable Object connection, @Advice.Argument(1) @Nullable Throwable fault) {
        WebSockets.failed(connection, null, fault, true);
    }
}
