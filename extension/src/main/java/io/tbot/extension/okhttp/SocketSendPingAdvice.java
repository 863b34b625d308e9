package io.tbot.extension.okhttp;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;

/** Counts a ping of the interval that the bot has set. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class SocketSendPingAdvice {
    private SocketSendPingAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.Local("start") long start) {
        start = WebSockets.begin();
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(
            @Advice.This Object self, @Advice.Local("start") long start, @Advice.FieldValue("failed") boolean failed) {
        if (start != 0 && !failed) {
            WebSockets.sent(self, start, WebSockets.PING, 0, true);
        }
    }
}
