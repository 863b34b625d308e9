package io.tbot.extension.websocket;

import io.tbot.bootstrap.WebSockets;
import java.util.concurrent.CompletableFuture;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Counts what the bot sends. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class JdkSendPongAdvice {
    private JdkSendPongAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.Argument(0) @Nullable Object payload,
            @Advice.Local("start") long start,
            @Advice.Local("bytes") long bytes) {
        start = WebSockets.begin();
        bytes = start == 0 ? 0 : WebSockets.bytesOf(payload);
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(
            @Advice.This Object self,
            @Advice.Local("start") long start,
            @Advice.Local("bytes") long bytes,
            @Advice.Return @Nullable CompletableFuture<?> sent) {
        if (start != 0 && sent != null && !sent.isCompletedExceptionally()) {
            WebSockets.sent(self, start, WebSockets.PONG, bytes, true);
        }
    }
}
