package io.tbot.extension.handoff;

import io.tbot.bootstrap.Handoff;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Takes up the tick of the head of a queue. */
public final class PeekAdvice {
    private PeekAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(@Advice.Return @Nullable Object carrier) {
        Handoff.peek(carrier);
    }
}
