package io.tbot.extension.websocket;

import io.tbot.bootstrap.WebSockets;
import java.net.URI;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Introduces a connection with its address. */
public final class JdkIntroducedAdvice {
    private JdkIntroducedAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(
            @Advice.This Object self,
            @Advice.Argument(0) @Nullable URI uri,
            @Advice.Argument(3) @Nullable Object listener) {
        WebSockets.introduced(self, uri, listener);
    }
}
