package io.tbot.extension.weave;

import io.tbot.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** Reports the name of the method it was woven into. */
public final class EnterAdvice {
    private EnterAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.Origin("#m") String method) {
        Probe.enter(0, 1, method, null, null, null, null);
    }
}
