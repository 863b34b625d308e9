package io.tbot.extension.xchangestream;

import io.tbot.bootstrap.WebSockets;
import java.net.URI;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Introduces a connection under its handler and, until the next one, under its service. */
public final class ConnectionAdvice {
    private ConnectionAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(
            @Advice.This Object self,
            @Advice.Return @Nullable Object handler,
            @Advice.FieldValue("uri") @Nullable URI uri) {
        WebSockets.introduced(handler, uri, null);
        WebSockets.introduced(self, null, handler);
    }
}
