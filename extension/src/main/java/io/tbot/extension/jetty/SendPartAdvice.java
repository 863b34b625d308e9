package io.tbot.extension.jetty;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Counts a message, or part of one, that the bot sends. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class SendPartAdvice {
    private SendPartAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.FieldValue("coreSession") @Nullable Object session,
            @Advice.Argument(0) @Nullable Object payload,
            @Advice.Argument(1) boolean last,
            @Advice.Local("start") long start,
            @Advice.Local("bytes") long bytes) {
        start = WebSockets.begin();
        if (start != 0) {
            bytes = WebSockets.bytesOf(payload);
            WebSockets.sending(session, payload, last);
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(
            @Advice.FieldValue("coreSession") @Nullable Object session,
            @Advice.Argument(0) @Nullable Object payload,
            @Advice.Argument(1) boolean last,
            @Advice.Local("start") long start,
            @Advice.Local("bytes") long bytes) {
        if (start != 0) {
            int type = payload instanceof String ? WebSockets.TEXT : WebSockets.BINARY;
            WebSockets.sent(session, start, type, bytes, last);
        }
    }
}
