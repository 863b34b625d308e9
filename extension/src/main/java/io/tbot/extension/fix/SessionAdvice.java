package io.tbot.extension.fix;

import io.tbot.bootstrap.Fix;
import net.bytebuddy.asm.Advice;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionState;

/** Introduces a session as it is made. */
public final class SessionAdvice {
    private SessionAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(@Advice.This Session self, @Advice.FieldValue("state") SessionState state) {
        SessionID id = self.getSessionID();
        Fix.introduced(self, id.toString(), id.getTargetCompID(), state.isInitiator(), self.getStore(), false);
    }
}
