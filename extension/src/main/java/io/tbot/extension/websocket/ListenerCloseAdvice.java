package io.tbot.extension.websocket;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Takes a connection that is closed. */
public final class ListenerCloseAdvice {
    private ListenerCloseAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.Argument(0) @Nullable Object connection, @Advice.Argument(1) int code) {
        WebSockets.closed(connection, code);
    }
}
