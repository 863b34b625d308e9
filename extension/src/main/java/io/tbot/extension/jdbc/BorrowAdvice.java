package io.tbot.extension.jdbc;

import io.tbot.bootstrap.Jdbc;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Times the wait for a connection. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class BorrowAdvice {
    private BorrowAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Object self, @Advice.Local("start") long start, @Advice.Local("token") int token) {
        token = -1;
        start = Jdbc.begin();
        if (start != 0) {
            token = Jdbc.borrowing(self, start);
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (start != 0) {
            Jdbc.borrowed(token, start, thrown);
        }
    }
}
