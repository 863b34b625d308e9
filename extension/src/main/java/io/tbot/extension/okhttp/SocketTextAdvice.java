package io.tbot.extension.okhttp;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Times the handling of a message. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class SocketTextAdvice {
    private SocketTextAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Object self,
            @Advice.Argument(0) @Nullable String payload,
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Local("bytes") long bytes) {
        token = -1;
        start = WebSockets.begin();
        if (start != 0) {
            token = WebSockets.enter(self, start);
            bytes = token < 0 ? 0 : WebSockets.bytesOf(payload);
            if (token >= 0) {
                WebSockets.payload(self, payload, true);
            }
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.This Object self,
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Local("bytes") long bytes,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (start != 0) {
            WebSockets.handled(self, token, start, WebSockets.TEXT, bytes, true, thrown);
        }
    }
}
