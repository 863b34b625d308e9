package io.tbot.extension.jetty;

import io.tbot.bootstrap.WebSockets;
import java.net.URI;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Takes the failure of an attempt to connect, at once or later. */
public final class ConnectAdvice {
    private ConnectAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.Argument(1) @Nullable URI uri,
            @Advice.Return @Nullable Object attempt,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (thrown == null) {
            WebSockets.connecting(attempt, uri);
        } else {
            WebSockets.failed(null, uri, thrown, false);
        }
    }
}
