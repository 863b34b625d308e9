package io.tbot.extension.tyrus;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;

/** Takes a connection that is up; the bot's endpoint hears of it next. */
public final class OpenAdvice {
    private OpenAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This Object self) {
        WebSockets.opened(self);
    }
}
