package io.tbot.extension.xchangestream;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;

/** Takes the ping that the service sends when nothing came for long. */
public final class IdleAdvice {
    private IdleAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This Object self) {
        long start = WebSockets.begin();
        if (start != 0) {
            WebSockets.sent(self, start, WebSockets.PING, 0, true);
        }
    }
}
