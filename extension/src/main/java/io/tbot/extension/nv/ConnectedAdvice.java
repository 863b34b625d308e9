package io.tbot.extension.nv;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Takes a connection that is up; the listeners hear of it next. */
public final class ConnectedAdvice {
    private ConnectedAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.FieldValue("mWebSocket") @Nullable Object socket) {
        WebSockets.opened(socket);
    }
}
