package io.tbot.extension.xchangestream;

import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Takes the failure of a connection, which ends it; that of an attempt is taken where the attempt ends. */
public final class FaultAdvice {
    private FaultAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Object self,
            @Advice.Argument(1) @Nullable Throwable fault,
            @Advice.FieldValue("handshaker") WebSocketClientHandshaker handshaker) {
        if (handshaker.isHandshakeComplete()) {
            WebSockets.failed(self, null, fault, true);
        }
    }
}
