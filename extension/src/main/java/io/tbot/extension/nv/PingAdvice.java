package io.tbot.extension.nv;

import com.neovisionaries.ws.client.WebSocketFrame;
import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Counts a ping. */
public final class PingAdvice {
    private PingAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.FieldValue("mWebSocket") @Nullable Object socket,
            @Advice.Argument(0) @Nullable WebSocketFrame frame) {
        long start = WebSockets.begin();
        if (start != 0) {
            WebSockets.received(socket, start, WebSockets.PING, frame == null ? 0 : frame.getPayloadLength());
        }
    }
}
