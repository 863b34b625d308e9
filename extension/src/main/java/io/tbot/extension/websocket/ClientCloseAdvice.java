package io.tbot.extension.websocket;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;

/** Takes a connection that is closed. */
public final class ClientCloseAdvice {
    private ClientCloseAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This Object self, @Advice.Argument(1) int code) {
        WebSockets.closed(self, code);
    }
}
