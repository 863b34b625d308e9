package io.tbot.extension.okhttp;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Introduces a connection before it is tried. */
public final class SocketConnectAdvice {
    private SocketConnectAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Object self, @Advice.FieldValue("originalRequest") @Nullable Request request) {
        if (request != null) {
            WebSockets.introduced(self, request.url().uri(), null);
        }
    }
}
