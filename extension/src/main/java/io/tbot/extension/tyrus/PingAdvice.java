package io.tbot.extension.tyrus;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Counts a ping. */
public final class PingAdvice {
    private PingAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.Argument(0) @Nullable Object socket, @Advice.Argument(1) @Nullable Object payload) {
        long start = WebSockets.begin();
        if (start != 0) {
            WebSockets.received(socket, start, WebSockets.PING, WebSockets.bytesOf(payload));
        }
    }
}
