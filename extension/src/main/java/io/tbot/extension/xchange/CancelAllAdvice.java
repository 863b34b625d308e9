package io.tbot.extension.xchange;

import io.tbot.bootstrap.Orders;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Times the cancellation of several orders, which is one call. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class CancelAllAdvice {
    private CancelAllAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Object self, @Advice.Local("start") long start, @Advice.Local("token") int token) {
        token = -1;
        start = Orders.begin();
        if (start != 0) {
            token = Orders.enter(Orders.CANCEL, start, self, null, null, null);
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (start != 0) {
            Orders.exit(token, Orders.CANCEL, start, false, thrown);
        }
    }
}
