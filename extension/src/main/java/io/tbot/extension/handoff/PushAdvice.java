package io.tbot.extension.handoff;

import io.tbot.bootstrap.Handoff;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Announces a task that comes to a {@code ForkJoinPool} from outside. */
public final class PushAdvice {
    private PushAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.Argument(0) @Nullable Object task) {
        Handoff.submit(task, Handoff.FORK_JOIN);
    }
}
