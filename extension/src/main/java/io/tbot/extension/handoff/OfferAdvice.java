package io.tbot.extension.handoff;

import io.tbot.bootstrap.Handoff;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Announces what is offered to a queue, and that the queue did not take it. */
public final class OfferAdvice {
    private OfferAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.Argument(0) @Nullable Object carrier) {
        Handoff.put(carrier);
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(@Advice.Argument(0) @Nullable Object carrier, @Advice.Return boolean taken) {
        if (!taken) {
            Handoff.refused(carrier);
        }
    }
}
