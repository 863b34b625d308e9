package io.tbot.extension.websocket;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Counts what the bot sends. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class EngineSendTextAdvice {
    private EngineSendTextAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Object self,
            @Advice.Argument(0) @Nullable Object payload,
            @Advice.Local("start") long start,
            @Advice.Local("bytes") long bytes) {
        start = WebSockets.begin();
        bytes = start == 0 ? 0 : WebSockets.bytesOf(payload);
        if (start != 0) {
            WebSockets.sending(self, payload, true);
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.This Object self,
            @Advice.Local("start") long start,
            @Advice.Local("bytes") long bytes,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (start != 0 && thrown == null) {
            WebSockets.sent(self, start, WebSockets.TEXT, bytes, true);
        }
    }
}
