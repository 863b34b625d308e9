package io.tbot.extension.jetty;

import io.tbot.bootstrap.WebSockets;
import net.bytebuddy.asm.Advice;
import org.eclipse.jetty.websocket.core.Behavior;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.jspecify.annotations.Nullable;

/** Introduces a client's connection, which is up; the bot's endpoint hears of it next. */
public final class OpenAdvice {
    private OpenAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This Object self, @Advice.Argument(0) @Nullable CoreSession session) {
        if (session != null && session.getBehavior() == Behavior.CLIENT) {
            WebSockets.introduced(session, session.getRequestURI(), null);
            WebSockets.introduced(self, null, session);
            WebSockets.opened(session);
        }
    }
}
