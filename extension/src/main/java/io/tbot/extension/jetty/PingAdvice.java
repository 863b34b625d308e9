package io.tbot.extension.jetty;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.eclipse.jetty.websocket.core.Frame;
import org.jspecify.annotations.Nullable;

/** Counts a ping. */
public final class PingAdvice {
    private PingAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This Object self, @Advice.Argument(0) @Nullable Frame frame) {
        long start = WebSockets.begin();
        if (start != 0) {
            WebSockets.received(self, start, WebSockets.PING, frame == null ? 0 : frame.getPayloadLength());
        }
    }
}
