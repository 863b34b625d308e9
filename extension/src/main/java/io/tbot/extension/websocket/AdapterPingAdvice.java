package io.tbot.extension.websocket;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Counts a ping. */
public final class AdapterPingAdvice {
    private AdapterPingAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.Argument(0) @Nullable Object connection) {
        long start = WebSockets.begin();
        if (start != 0) {
            WebSockets.received(connection, start, WebSockets.PING, 0);
        }
    }
}
