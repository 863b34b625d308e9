package io.tbot.extension.handoff;

import io.tbot.bootstrap.Handoff;
import net.bytebuddy.asm.Advice;

/** Works on no tick after a batch. */
public final class DrainAdvice {
    private DrainAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(@Advice.Return int count) {
        Handoff.drained(count);
    }
}
