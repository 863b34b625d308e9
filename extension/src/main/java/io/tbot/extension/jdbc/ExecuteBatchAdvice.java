package io.tbot.extension.jdbc;

import io.tbot.bootstrap.Jdbc;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Times the execution of a batch. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class ExecuteBatchAdvice {
    private ExecuteBatchAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Object self, @Advice.Local("start") long start, @Advice.Local("token") int token) {
        token = -1;
        start = Jdbc.begin();
        if (start != 0) {
            token = Jdbc.enter(self, null, start);
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Return @Nullable Object counts,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (start != 0) {
            Jdbc.exit(token, start, counts, thrown);
        }
    }
}
