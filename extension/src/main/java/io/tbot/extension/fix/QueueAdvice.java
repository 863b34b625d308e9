package io.tbot.extension.fix;

import io.tbot.bootstrap.Fix;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import quickfix.Message;

/** Marks a message as handed over; the one that stands for the end of a connection has no type. */
public final class QueueAdvice {
    private QueueAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.Argument(1) @Nullable Message message) {
        if (message != null && message.getHeader().isSetField(35)) {
            Fix.queued(message);
        }
    }
}
