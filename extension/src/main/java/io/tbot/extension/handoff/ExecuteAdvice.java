package io.tbot.extension.handoff;

import io.tbot.bootstrap.Handoff;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Announces a task; the queue that it waits in is the executor's own. */
public final class ExecuteAdvice {
    private ExecuteAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.Argument(0) @Nullable Object task) {
        Handoff.submit(task, Handoff.EXECUTOR);
        Handoff.inside();
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit() {
        Handoff.outside();
    }
}
