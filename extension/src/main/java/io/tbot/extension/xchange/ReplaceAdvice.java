package io.tbot.extension.xchange;

import io.tbot.bootstrap.Orders;
import io.tbot.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.instrument.Instrument;

/** Times the change of an order; that it may cancel and place anew is part of it. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class ReplaceAdvice {
    private ReplaceAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Object self,
            @Advice.Argument(0) @Nullable Order order,
            @Advice.Local("start") long start,
            @Advice.Local("token") int token) {
        token = -1;
        start = Orders.begin();
        if (start != 0) {
            String symbol = null;
            try {
                Instrument instrument = order == null ? null : order.getInstrument();
                symbol = instrument == null ? null : instrument.toString();
            } catch (Throwable unreadable) {
                Probe.failed(unreadable);
            }
            token = Orders.enter(Orders.REPLACE, start, self, symbol, null, null);
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (start != 0) {
            Orders.exit(token, Orders.REPLACE, start, false, thrown);
        }
    }
}
