package io.tbot.extension.handoff;

import io.tbot.bootstrap.Handoff;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Begins the task that a worker was made for. */
public final class FirstTaskAdvice {
    private FirstTaskAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.FieldValue("firstTask") @Nullable Runnable task) {
        Handoff.begin(task, Handoff.EXECUTOR);
    }
}
