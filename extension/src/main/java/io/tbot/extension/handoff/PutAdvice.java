package io.tbot.extension.handoff;

import io.tbot.bootstrap.Handoff;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Announces what is put into a queue, before another thread can take it. */
public final class PutAdvice {
    private PutAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.Argument(0) @Nullable Object carrier) {
        Handoff.put(carrier);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(@Advice.Argument(0) @Nullable Object carrier, @Advice.Thrown @Nullable Throwable thrown) {
        if (thrown != null) {
            Handoff.refused(carrier);
        }
    }
}
