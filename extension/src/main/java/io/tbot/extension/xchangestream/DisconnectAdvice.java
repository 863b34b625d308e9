package io.tbot.extension.xchangestream;

import info.bitrich.xchangestream.service.netty.NettyStreamingService;
import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;

/** Takes the end of a connection that the bot wants; its close frame has no code, for which RFC 6455 has 1005. */
public final class DisconnectAdvice {
    private DisconnectAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This NettyStreamingService<?> self) {
        if (self.isSocketOpen()) {
            WebSockets.closed(self, 1005);
        }
    }
}
