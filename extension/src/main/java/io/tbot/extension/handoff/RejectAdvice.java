package io.tbot.extension.handoff;

import io.tbot.bootstrap.Handoff;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** A task that no worker will run; what is done instead is the bot's. */
public final class RejectAdvice {
    private RejectAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static int enter(@Advice.Argument(0) @Nullable Object task) {
        Handoff.rejected(task);
        return Handoff.suspendInside();
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(@Advice.Enter int token) {
        Handoff.resumeInside(token);
    }
}
