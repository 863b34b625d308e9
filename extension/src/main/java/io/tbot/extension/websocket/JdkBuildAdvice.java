package io.tbot.extension.websocket;

import io.tbot.bootstrap.WebSockets;
import java.net.URI;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Watches an attempt to connect. */
public final class JdkBuildAdvice {
    private JdkBuildAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.Argument(1) @Nullable Object listener) {
        WebSockets.own(listener);
    }

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(@Advice.Argument(0) @Nullable URI uri, @Advice.Return @Nullable Object future) {
        WebSockets.connecting(future, uri);
    }
}
