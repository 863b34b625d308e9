package io.tbot.extension.xchangestream;

import io.tbot.bootstrap.WebSockets;
import java.net.URI;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Takes an attempt to connect that failed. */
public final class AttemptFailedAdvice {
    private AttemptFailedAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.Argument(0) @Nullable Throwable fault, @Advice.FieldValue("uri") @Nullable URI uri) {
        WebSockets.failed(null, uri, fault, false);
    }
}
