package io.tbot.extension.xchange;

import io.tbot.bootstrap.Http;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Ends what {@link RouteAdvice} named, once the answer is read. */
public final class RouteEndAdvice {
    private RouteEndAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(@Advice.Thrown @Nullable Throwable thrown) {
        Http.unroute();
    }
}
