package io.tbot.extension.xchange;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.instrument.Instrument;
import org.knowm.xchange.service.trade.params.CancelOrderByCurrencyPair;
import org.knowm.xchange.service.trade.params.CancelOrderByIdParams;
import org.knowm.xchange.service.trade.params.CancelOrderByInstrument;
import org.knowm.xchange.service.trade.params.CancelOrderByUserReferenceParams;

/** Times a cancellation, which the exchange may refuse by its result. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class CancelAdvice {
    private CancelAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Object self,
            @Advice.Argument(value = 0, optional = true, typing = Assigner.Typing.DYNAMIC) @Nullable Object asked,
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Local("id") @Nullable Object id) {
        token = -1;
        start = Orders.begin();
        if (start != 0) {
            String symbol = null;
            OrderFacts facts = Orders.facts();
            try {
                if (asked instanceof String) {
                    id = asked;
                } else if (asked instanceof CancelOrderByIdParams params) {
                    id = params.getOrderId();
                }
                facts.venueId = id;
                Instrument instrument = null;
                if (asked instanceof CancelOrderByInstrument params) {
                    instrument = params.getInstrument();
                } else if (asked instanceof CancelOrderByCurrencyPair params) {
                    instrument = params.getCurrencyPair();
                }
                symbol = instrument == null ? null : instrument.toString();
                if (asked instanceof CancelOrderByUserReferenceParams params) {
                    facts.origClientId = params.getUserReference();
                }
            } catch (Throwable unreadable) {
                Probe.failed(0, unreadable);
            }
            token = Orders.enter(Orders.CANCEL, start, self, symbol, null, null);
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Local("id") @Nullable Object id,
            @Advice.Return boolean cancelled,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (start != 0) {
            OrderFacts facts = Orders.facts();
            facts.venueId = id;
            Orders.exit(token, Orders.CANCEL, start, !cancelled, thrown);
        }
    }
}
