package io.tbot.extension.xchange;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.dto.trade.MarketOrder;
import org.knowm.xchange.dto.trade.StopOrder;
import org.knowm.xchange.instrument.Instrument;

/**
 * Times a new order, and tells its id. What another version of XChange names otherwise stays without a label, and the
 * fault is counted.
 */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class PlaceAdvice {
    private PlaceAdvice() {}

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
            String type = null;
            String side = null;
            OrderFacts facts = Orders.facts();
            try {
                if (order != null) {
                    Order.OrderType way = order.getType();
                    if (way == Order.OrderType.BID || way == Order.OrderType.EXIT_ASK) {
                        side = "buy";
                    } else if (way != null) {
                        side = "sell";
                    }
                    if (order instanceof LimitOrder limit) {
                        type = "limit";
                        facts.price = limit.getLimitPrice();
                    } else if (order instanceof StopOrder stop) {
                        type = "stop";
                        facts.price = stop.getStopPrice();
                    } else if (order instanceof MarketOrder) {
                        type = "market";
                    }
                    facts.qty = order.getOriginalAmount();
                    Instrument instrument = order.getInstrument();
                    symbol = instrument == null ? null : instrument.toString();
                    facts.clientId = order.getUserReference();
                }
            } catch (Throwable unreadable) {
                Probe.failed(0, unreadable);
            }
            token = Orders.enter(Orders.PLACE, start, self, symbol, type, side);
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
            Orders.exit(token, Orders.PLACE, start, false, thrown);
        }
    }
}
