package io.tbot.extension.own.advice;

import io.tbot.bootstrap.Handoff;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Works on the tick that an object brings. */
public final class ResumeAdvice {
    private ResumeAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static long enter(@Carried @Nullable Object carrier) {
        return Handoff.see(carrier, Handoff.CARRIER);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(@Advice.Enter long before) {
        Handoff.end(before);
    }
}
