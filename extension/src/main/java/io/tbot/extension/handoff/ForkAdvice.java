package io.tbot.extension.handoff;

import io.tbot.bootstrap.Handoff;
import net.bytebuddy.asm.Advice;

/** Announces a task of a {@code ForkJoinPool}. */
public final class ForkAdvice {
    private ForkAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This Object task) {
        Handoff.submit(task, Handoff.FORK_JOIN);
    }
}
