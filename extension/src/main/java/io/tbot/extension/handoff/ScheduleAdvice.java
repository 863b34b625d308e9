package io.tbot.extension.handoff;

import io.tbot.bootstrap.Handoff;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Announces a task that is to run later. */
public final class ScheduleAdvice {
    private ScheduleAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.Argument(0) @Nullable Object task) {
        Handoff.submit(task, Handoff.SCHEDULE);
    }
}
