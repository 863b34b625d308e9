package io.tbot.extension.nv;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Times the handling of a message. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class TextBytesAdvice {
    private TextBytesAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.FieldValue("mWebSocket") @Nullable Object socket,
            @Advice.Argument(0) byte @Nullable [] payload,
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Local("bytes") long bytes) {
        token = -1;
        start = WebSockets.begin();
        if (start != 0) {
            token = WebSockets.enter(socket, start);
            bytes = payload == null ? 0 : payload.length;
            if (token >= 0) {
                WebSockets.payload(socket, payload, true);
            }
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.FieldValue("mWebSocket") @Nullable Object socket,
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Local("bytes") long bytes,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (start != 0) {
            WebSockets.handled(socket, token, start, WebSockets.TEXT, bytes, true, thrown);
        }
    }
}
