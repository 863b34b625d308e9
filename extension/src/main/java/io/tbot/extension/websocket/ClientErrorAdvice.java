package io.tbot.extension.websocket;

import io.tbot.bootstrap.WebSockets;
import java.net.URI;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Takes a failure; the end of the connection is told apart. */
public final class ClientErrorAdvice {
    private ClientErrorAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Object self,
            @Advice.Argument(1) @Nullable Throwable fault,
            @Advice.FieldValue("uri") @Nullable URI uri) {
        WebSockets.failed(self, uri, fault, false);
    }
}
