package io.tbot.extension.okhttp;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Counts a pong. */
public final class SocketPongAdvice {
    private SocketPongAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This Object self, @Advice.Argument(0) @Nullable ByteString payload) {
        long start = WebSockets.begin();
        if (start != 0) {
            WebSockets.received(self, start, WebSockets.PONG, payload == null ? 0 : payload.size());
        }
    }
}
