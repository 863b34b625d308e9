package io.tbot.extension.nv;

import com.neovisionaries.ws.client.WebSocketFrame;
import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Counts what the bot sends, and the pings of an interval it has set; pongs and close frames are the library's. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class SendAdvice {
    private SendAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Object self,
            @Advice.Argument(0) @Nullable WebSocketFrame frame,
            @Advice.Local("start") long start,
            @Advice.Local("type") int type,
            @Advice.Local("bytes") long bytes) {
        start = WebSockets.begin();
        if (start == 0 || frame == null || frame.isPongFrame() || frame.isCloseFrame()) {
            start = 0;
            return;
        }
        bytes = frame.getPayloadLength();
        if (frame.isPingFrame()) {
            type = WebSockets.PING;
        } else {
            type = frame.isBinaryFrame() ? WebSockets.BINARY : WebSockets.TEXT;
            WebSockets.sending(self, frame.getPayload(), frame.getFin());
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(
            @Advice.This Object self,
            @Advice.Argument(0) @Nullable WebSocketFrame frame,
            @Advice.Local("start") long start,
            @Advice.Local("type") int type,
            @Advice.Local("bytes") long bytes) {
        if (start != 0 && frame != null) {
            WebSockets.sent(self, start, type, bytes, frame.getFin());
        }
    }
}
