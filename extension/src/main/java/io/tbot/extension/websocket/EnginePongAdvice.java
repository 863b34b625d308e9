package io.tbot.extension.websocket;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;

/** Counts a pong. */
public final class EnginePongAdvice {
    private EnginePongAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This Object self) {
        long start = WebSockets.begin();
        if (start != 0) {
            WebSockets.received(self, start, WebSockets.PONG, 0);
        }
    }
}
