package io.tbot.extension.websocket;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;

/** Takes a connection that the bot cuts. */
public final class JdkAbortAdvice {
    private JdkAbortAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This Object self) {
        WebSockets.closed(self, 1006);
    }
}
