package io.tbot.extension.jetty;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Counts a ping that the bot sends. */
public final class SendPingAdvice {
    private SendPingAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.FieldValue("coreSession") @Nullable Object session, @Advice.Argument(0) @Nullable Object payload) {
        long start = WebSockets.begin();
        if (start != 0) {
            WebSockets.sent(session, start, WebSockets.PING, WebSockets.bytesOf(payload), true);
        }
    }
}
