package io.tbot.extension.websocket;

import io.tbot.bootstrap.WebSockets;
import java.net.URI;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Watches an attempt to connect. */
public final class JdkBuildAdvice {
    private JdkBuildAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(@Advice.Argument(0) @Nullable URI uri, @Advice.Return @Nullable Object future) {
        WebSockets.connecting(future, uri);
    }
}
