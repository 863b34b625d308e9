package io.tbot.extension.okhttp;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Takes a connection that failed, or never came to be. */
public final class SocketFailAdvice {
    private SocketFailAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Object self,
            @Advice.Argument(0) @Nullable Throwable fault,
            @Advice.FieldValue("failed") boolean failed) {
        if (!failed) {
            WebSockets.failed(self, null, fault, true);
        }
    }
}
