package io.tbot.extension.okhttp;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;

/** Takes a connection that is closed: the venue's close frame, or its answer to the bot's. */
public final class SocketCloseAdvice {
    private SocketCloseAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This Object self, @Advice.Argument(0) int code) {
        WebSockets.closed(self, code);
    }
}
