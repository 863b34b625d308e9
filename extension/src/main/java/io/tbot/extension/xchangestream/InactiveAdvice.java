package io.tbot.extension.xchangestream;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;

/** Takes the end of a connection; one that a close frame ended has ended before. */
public final class InactiveAdvice {
    private InactiveAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This Object self) {
        WebSockets.closed(self, 1006);
    }
}
