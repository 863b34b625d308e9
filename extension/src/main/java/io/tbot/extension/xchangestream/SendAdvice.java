package io.tbot.extension.xchangestream;

import info.bitrich.xchangestream.service.netty.NettyStreamingService;
import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Counts what the bot sends; a service that is not connected sends nothing. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class SendAdvice {
    private SendAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This NettyStreamingService<?> self,
            @Advice.Argument(0) @Nullable String payload,
            @Advice.Local("start") long start) {
        start = self.isSocketOpen() ? WebSockets.begin() : 0;
        if (start != 0) {
            WebSockets.sending(self, payload, true);
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.This NettyStreamingService<?> self,
            @Advice.Argument(0) @Nullable String payload,
            @Advice.Local("start") long start,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (start != 0 && thrown == null) {
            WebSockets.sent(self, start, WebSockets.TEXT, WebSockets.bytesOf(payload), true);
        }
    }
}
