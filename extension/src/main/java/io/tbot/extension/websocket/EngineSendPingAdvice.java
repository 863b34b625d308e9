package io.tbot.extension.websocket;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Counts what the bot sends. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class EngineSendPingAdvice {
    private EngineSendPingAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.Local("start") long start) {
        start = WebSockets.begin();
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.This Object self, @Advice.Local("start") long start, @Advice.Thrown @Nullable Throwable thrown) {
        if (start != 0 && thrown == null) {
            WebSockets.sent(self, start, WebSockets.PING, 0, true);
        }
    }
}
