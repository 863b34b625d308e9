package io.tbot.extension.handoff;

import io.tbot.bootstrap.Handoff;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Ends a worker's task and begins the next. */
public final class NextTaskAdvice {
    private NextTaskAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter() {
        Handoff.end(0);
        Handoff.inside();
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(@Advice.Return @Nullable Object task) {
        Handoff.outside();
        Handoff.begin(task, Handoff.EXECUTOR);
    }
}
