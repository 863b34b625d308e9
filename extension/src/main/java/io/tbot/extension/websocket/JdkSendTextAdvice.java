package io.tbot.extension.websocket;

import io.tbot.bootstrap.WebSockets;
import java.util.concurrent.CompletableFuture;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Counts what the bot sends. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class JdkSendTextAdvice {
    private JdkSendTextAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Object self,
            @Advice.Argument(0) @Nullable Object payload,
            @Advice.Argument(1) boolean last,
            @Advice.Local("start") long start,
            @Advice.Local("bytes") long bytes) {
        start = WebSockets.begin();
        bytes = start == 0 ? 0 : WebSockets.bytesOf(payload);
        if (start != 0) {
            WebSockets.sending(self, payload, last);
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(
            @Advice.This Object self,
            @Advice.Argument(1) boolean last,
            @Advice.Local("start") long start,
            @Advice.Local("bytes") long bytes,
            @Advice.Return @Nullable CompletableFuture<?> sent) {
        if (start != 0 && sent != null && !sent.isCompletedExceptionally()) {
            WebSockets.sent(self, start, WebSockets.TEXT, bytes, last);
        }
    }
}
