package io.tbot.extension.handoff;

import io.tbot.bootstrap.Handoff;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Takes a batch out; after one of several its thread works on no tick. */
public final class DrainAdvice {
    private DrainAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(@Advice.Argument(0) @Nullable Object into, @Advice.Return int count) {
        Handoff.drained(into, count);
    }
}
