package io.tbot.extension.xchange;

import io.tbot.bootstrap.Accounts;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Times a call about the bot's account; what it moves and holds is not read. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class AccountAdvice {
    private AccountAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Object self,
            @Advice.Origin("#m") String method,
            @Advice.Local("start") long start,
            @Advice.Local("token") int token) {
        token = -1;
        start = Accounts.begin();
        if (start != 0) {
            token = Accounts.enter(start, self, method);
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (start != 0) {
            Accounts.exit(token, start, thrown);
        }
    }
}
