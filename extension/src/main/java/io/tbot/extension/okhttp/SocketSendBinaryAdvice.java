package io.tbot.extension.okhttp;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Counts what the bot sends, where the connection takes it. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class SocketSendBinaryAdvice {
    private SocketSendBinaryAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Object self,
            @Advice.Argument(0) @Nullable ByteString payload,
            @Advice.Local("start") long start,
            @Advice.Local("bytes") long bytes) {
        start = WebSockets.begin();
        if (start != 0) {
            bytes = payload == null ? 0 : payload.size();
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(
            @Advice.This Object self,
            @Advice.Local("start") long start,
            @Advice.Local("bytes") long bytes,
            @Advice.Return boolean taken) {
        if (start != 0 && taken) {
            WebSockets.sent(self, start, WebSockets.BINARY, bytes, true);
        }
    }
}
