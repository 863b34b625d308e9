package io.tbot.extension.websocket;

import io.tbot.bootstrap.WebSockets;
import java.net.URI;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Takes a connection that is up, under both objects that stand for it. */
public final class ClientOpenAdvice {
    private ClientOpenAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Object self,
            @Advice.Argument(0) @Nullable Object connection,
            @Advice.FieldValue("uri") @Nullable URI uri) {
        WebSockets.introduced(self, uri, null);
        WebSockets.introduced(connection, uri, self);
        WebSockets.opened(self);
    }
}
