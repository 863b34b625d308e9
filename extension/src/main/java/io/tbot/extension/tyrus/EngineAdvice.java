package io.tbot.extension.tyrus;

import io.tbot.bootstrap.WebSockets;
import java.net.URI;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Introduces the protocol handler of a client, for which its connection stands later. */
public final class EngineAdvice {
    private EngineAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(
            @Advice.FieldValue("protocolHandler") @Nullable Object protocol,
            @Advice.FieldValue("connectToServerUriParam") @Nullable URI uri) {
        WebSockets.introduced(protocol, uri, null);
    }
}
