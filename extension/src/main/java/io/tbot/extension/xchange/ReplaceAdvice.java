package io.tbot.extension.xchange;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.instrument.Instrument;

/** Times the change of an order, which may get a new id by it; that it may cancel and place anew is part of it. */
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
            OrderFacts facts = Orders.facts();
            try {
                if (order != null) {
                    facts.venueId = order.getId();
                    facts.qty = order.getOriginalAmount();
                    facts.price = order instanceof LimitOrder limit ? limit.getLimitPrice() : null;
                    Instrument instrument = order.getInstrument();
                    symbol = instrument == null ? null : instrument.toString();
                    facts.clientId = order.getUserReference();
                }
            } catch (Throwable unreadable) {
                Probe.failed(0, unreadable);
            }
            token = Orders.enter(Orders.REPLACE, start, self, symbol, null, null);
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Return @Nullable Object answer,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (start != 0) {
            OrderFacts facts = Orders.facts();
            facts.venueId = answer instanceof String ? answer : null;
            Orders.exit(token, Orders.REPLACE, start, false, thrown);
        }
    }
}
