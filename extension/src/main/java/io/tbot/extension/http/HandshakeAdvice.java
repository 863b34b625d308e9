package io.tbot.extension.http;

import io.tbot.bootstrap.Http;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Keeps the opening of a WebSocket out of the API calls. */
public final class HandshakeAdvice {
    private HandshakeAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter() {
        Http.pause();
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(@Advice.Thrown @Nullable Throwable thrown) {
        Http.resume();
    }
}
