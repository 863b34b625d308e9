package io.tbot.extension.fix;

import io.tbot.bootstrap.Fix;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import quickfix.Session;

/**
 * Takes the end of a connection, as it begins: the bot's own logout code runs within, and while it does the session may
 * be connected again. The method is called again for a connection that has ended.
 */
public final class DisconnectAdvice {
    private DisconnectAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This Session self, @Advice.Argument(0) @Nullable String reason) {
        if (self.hasResponder()) {
            if (self.isLoggedOn()) {
                Fix.loggedOn(self); // cut before the logon was done with, whose end would find it logged out again
            }
            Fix.disconnected(self, reason);
        }
    }
}
