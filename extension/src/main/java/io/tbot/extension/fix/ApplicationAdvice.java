package io.tbot.extension.fix;

import io.tbot.bootstrap.Fix;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import quickfix.Session;

/** Times the application's fromApp or fromAdmin. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class ApplicationAdvice {
    private ApplicationAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Session self,
            @Advice.Argument(0) @Nullable String type,
            @Advice.Local("start") long start,
            @Advice.Local("token") int token) {
        token = -1;
        start = Fix.begin();
        if (start != 0) {
            token = Fix.applying(self, start, type);
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (start != 0) {
            Fix.ended(token, start, thrown);
        }
    }
}
