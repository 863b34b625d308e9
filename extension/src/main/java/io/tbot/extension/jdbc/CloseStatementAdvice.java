package io.tbot.extension.jdbc;

import io.tbot.bootstrap.Jdbc;
import net.bytebuddy.asm.Advice;

/** Forgets a statement's text. */
public final class CloseStatementAdvice {
    private CloseStatementAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(@Advice.This Object self) {
        Jdbc.closed(self);
    }
}
