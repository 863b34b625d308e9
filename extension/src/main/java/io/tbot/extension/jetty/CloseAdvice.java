package io.tbot.extension.jetty;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.jspecify.annotations.Nullable;

/** Takes the end of a connection, before the bot hears of it. */
public final class CloseAdvice {
    private CloseAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This Object self, @Advice.Argument(0) @Nullable CloseStatus status) {
        WebSockets.closed(self, status == null ? 1006 : status.getCode());
    }
}
