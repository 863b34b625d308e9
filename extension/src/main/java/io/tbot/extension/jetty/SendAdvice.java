package io.tbot.extension.jetty;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Counts a message that the bot sends. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class SendAdvice {
    private SendAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.FieldValue("coreSession") @Nullable Object session,
            @Advice.Argument(0) @Nullable Object payload,
            @Advice.Local("start") long start,
            @Advice.Local("bytes") long bytes) {
        start = WebSockets.begin();
        if (start != 0) {
            bytes = WebSockets.bytesOf(payload);
            WebSockets.sending(session, payload, true);
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(
            @Advice.FieldValue("coreSession") @Nullable Object session,
            @Advice.Argument(0) @Nullable Object payload,
            @Advice.Local("start") long start,
            @Advice.Local("bytes") long bytes) {
        if (start != 0) {
            int type = payload instanceof String ? WebSockets.TEXT : WebSockets.BINARY;
            WebSockets.sent(session, start, type, bytes, true);
        }
    }
}
