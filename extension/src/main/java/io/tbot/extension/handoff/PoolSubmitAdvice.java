package io.tbot.extension.handoff;

import io.tbot.bootstrap.Handoff;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** The same, since JDK 21. */
public final class PoolSubmitAdvice {
    private PoolSubmitAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.Argument(1) @Nullable Object task) {
        Handoff.submit(task, Handoff.FORK_JOIN);
    }
}
