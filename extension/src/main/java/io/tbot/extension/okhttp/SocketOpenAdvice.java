package io.tbot.extension.okhttp;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;

/** Takes a connection that is up; the listener hears of it next. */
public final class SocketOpenAdvice {
    private SocketOpenAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(@Advice.This Object self) {
        WebSockets.opened(self);
    }
}
