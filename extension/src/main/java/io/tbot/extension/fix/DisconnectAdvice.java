package io.tbot.extension.fix;

import io.tbot.bootstrap.Fix;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionState;

/**
 * Takes the end of a connection, as it begins: the bot's own logout code runs within, and while it does the session may
 * be connected again. The method is called again for a connection that has ended.
 */
public final class DisconnectAdvice {
    private DisconnectAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Session self,
            @Advice.FieldValue("state") SessionState state,
            @Advice.Argument(0) @Nullable String reason) {
        if (self.hasResponder()) {
            if (Fix.isStranger(self)) {
                SessionID id = self.getSessionID();
                boolean initiator = state.isInitiator();
                Fix.introduced(
                        self, id.toString(), id.getTargetCompID(), initiator, self.getStore(), self.isLoggedOn());
            }
            if (self.isLoggedOn()) {
                Fix.loggedOn(self); // cut before the logon was done with, whose end would find it logged out again
            }
            Fix.disconnected(self, reason);
        }
    }
}
