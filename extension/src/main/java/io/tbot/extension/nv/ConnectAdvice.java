package io.tbot.extension.nv;

import com.neovisionaries.ws.client.WebSocket;
import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Introduces a connection before it is tried, and takes the failure of the attempt. */
public final class ConnectAdvice {
    private ConnectAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This WebSocket self) {
        WebSockets.introduced(self, self.getURI(), null);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(@Advice.This WebSocket self, @Advice.Thrown @Nullable Throwable thrown) {
        if (thrown != null) {
            Throwable cause = thrown.getCause();
            WebSockets.failed(self, null, cause == null ? thrown : cause, true);
        }
    }
}
