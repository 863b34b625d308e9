package io.tbot.extension.xchange;

import io.tbot.bootstrap.Orders;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Times a question about orders. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class QueryAdvice {
    private QueryAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Object self, @Advice.Local("start") long start, @Advice.Local("token") int token) {
        token = -1;
        start = Orders.begin();
        if (start != 0) {
            token = Orders.enter(Orders.QUERY, start, self, null, null, null);
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (start != 0) {
            Orders.exit(token, Orders.QUERY, start, false, thrown);
        }
    }
}
