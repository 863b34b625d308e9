package io.tbot.extension.tyrus;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Introduces a connection where its protocol handler is a client's. */
public final class SocketAdvice {
    private SocketAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(@Advice.This Object self, @Advice.FieldValue("protocolHandler") @Nullable Object protocol) {
        if (protocol != null) {
            WebSockets.introduced(self, null, protocol);
        }
    }
}
