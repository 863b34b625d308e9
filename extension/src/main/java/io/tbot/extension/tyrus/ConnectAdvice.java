package io.tbot.extension.tyrus;

import io.tbot.bootstrap.WebSockets;
import java.net.URI;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Takes the failure of an attempt to connect. */
public final class ConnectAdvice {
    private ConnectAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(@Advice.Argument(1) @Nullable URI uri, @Advice.Thrown @Nullable Throwable thrown) {
        if (thrown != null) {
            Throwable cause = thrown.getCause();
            WebSockets.failed(null, uri, cause == null ? thrown : cause, false);
        }
    }
}
