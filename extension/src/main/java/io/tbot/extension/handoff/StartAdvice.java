package io.tbot.extension.handoff;

import io.tbot.bootstrap.Handoff;
import net.bytebuddy.asm.Advice;

/** Announces a thread, which takes the tick up when it first needs to know. */
public final class StartAdvice {
    private StartAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This Object thread) {
        Handoff.submit(thread, Handoff.THREAD);
    }
}
