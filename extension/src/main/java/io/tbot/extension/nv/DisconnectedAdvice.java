package io.tbot.extension.nv;

import com.neovisionaries.ws.client.WebSocketFrame;
import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Takes the end of a connection, by the venue's close frame where there is one. */
public final class DisconnectedAdvice {
    private DisconnectedAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.FieldValue("mWebSocket") @Nullable Object socket,
            @Advice.Argument(0) @Nullable WebSocketFrame closing) {
        WebSockets.closed(socket, closing == null ? 1006 : closing.getCloseCode());
    }
}
