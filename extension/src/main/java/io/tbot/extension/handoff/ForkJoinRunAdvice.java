package io.tbot.extension.handoff;

import io.tbot.bootstrap.Handoff;
import net.bytebuddy.asm.Advice;

/** Runs a task of a {@code ForkJoinPool}, maybe within another. */
public final class ForkJoinRunAdvice {
    private ForkJoinRunAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static long enter(@Advice.This Object task) {
        return Handoff.begin(task, Handoff.FORK_JOIN);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(@Advice.Enter long before) {
        Handoff.end(before);
    }
}
