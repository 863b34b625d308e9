package io.tbot.extension.http;

import io.tbot.bootstrap.Http;
import java.util.concurrent.CompletableFuture;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Hands over the innermost future of a call. */
public final class RespondingAdvice {
    private RespondingAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(@Advice.Return @Nullable CompletableFuture<?> response) {
        Http.responding(response);
    }
}
