package io.tbot.extension.handoff;

import io.tbot.bootstrap.Handoff;
import net.bytebuddy.asm.Advice;

/** Keeps what a scheduler's idle workers lie in from bringing the tick of who gave one back to who takes it. */
public final class WorkerPoolAdvice {
    private WorkerPoolAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter() {
        Handoff.inside();
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit() {
        Handoff.outside();
    }
}
