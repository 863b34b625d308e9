package io.tbot.extension.fix;

import io.tbot.bootstrap.Fix;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import quickfix.Session;

/** Takes the end of a connection; the method is called again for one that has ended. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class DisconnectAdvice {
    private DisconnectAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This Session self, @Advice.Local("connected") boolean connected) {
        connected = self.hasResponder();
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.This Session self,
            @Advice.Argument(0) @Nullable String reason,
            @Advice.Local("connected") boolean connected) {
        if (connected && !self.hasResponder()) {
            Fix.disconnected(self, reason);
        }
    }
}
