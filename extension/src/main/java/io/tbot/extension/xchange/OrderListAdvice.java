package io.tbot.extension.xchange;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.bootstrap.Probe;
import java.util.Collection;
import java.util.Iterator;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.dto.trade.OpenOrders;
import org.knowm.xchange.dto.trade.StopOrder;
import org.knowm.xchange.instrument.Instrument;
import org.knowm.xchange.service.trade.params.CurrencyPairParam;
import org.knowm.xchange.service.trade.params.InstrumentParam;
import org.knowm.xchange.service.trade.params.orders.OpenOrdersParamLimit;
import org.knowm.xchange.service.trade.params.orders.OpenOrdersParamMultiCurrencyPair;
import org.knowm.xchange.service.trade.params.orders.OpenOrdersParamMultiInstrument;
import org.knowm.xchange.service.trade.params.orders.OpenOrdersParamOffset;

/**
 * Times a question for orders, and tells the first 1,000 of the answer. What another version of XChange lacks stays
 * open, and the fault is counted.
 */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class OrderListAdvice {
    private OrderListAdvice() {}

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
            @Advice.Argument(value = 0, optional = true, typing = Assigner.Typing.DYNAMIC) @Nullable Object asked,
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Return @Nullable Object answer,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (start == 0) {
            return;
        }
        Orders.exit(token, Orders.QUERY, start, false, thrown);
        if (answer == null || !Orders.isOutermost(token)) {
            return;
        }
        Object venue = Orders.venue();
        boolean complete = answer instanceof OpenOrders;
        Collection<?> orders = null;
        try {
            orders = answer instanceof OpenOrders open ? open.getAllOpenOrders() : (Collection<?>) answer;
        } catch (Throwable unreadable) {
            Probe.failed(0, unreadable);
        }
        if (orders == null) {
            return;
        }
        long listed = Orders.begin(); // of all of them: a list is one moment
        Iterator<?> each = orders.iterator();
        for (int i = 0; each.hasNext(); i++) {
            Object item = each.next();
            if (i == 1000) {
                complete = false;
                break;
            }
            if (item instanceof Order order) {
                OrderFacts facts = Orders.facts();
                facts.step = OrderFacts.LISTED;
                facts.kind = Orders.QUERY;
                facts.exchange = venue;
                facts.timeNanos = listed;
                try {
                    facts.venueId = order.getId();
                    Order.OrderStatus status = order.getStatus();
                    facts.status = status == null ? null : status.name();
                    facts.cumQty = order.getCumulativeAmount();
                    facts.avgPx = order.getAveragePrice();
                    facts.qty = order.getOriginalAmount();
                    Order.OrderType way = order.getType();
                    if (way == Order.OrderType.BID || way == Order.OrderType.EXIT_ASK) {
                        facts.side = "buy";
                    } else if (way != null) {
                        facts.side = "sell";
                    }
                    if (order instanceof LimitOrder limit) {
                        facts.type = "limit";
                        facts.price = limit.getLimitPrice();
                    } else if (order instanceof StopOrder stop) {
                        facts.type = "stop";
                        facts.price = stop.getStopPrice();
                    }
                    Instrument instrument = order.getInstrument();
                    facts.symbol = instrument == null ? null : instrument.toString();
                    String reference = order.getUserReference();
                    // where the venue tells none, XChange makes up nine digits anew for every order object
                    boolean madeUp = reference != null && reference.length() == 9 && reference.charAt(0) == '1';
                    facts.clientId = madeUp ? null : reference;
                } catch (Throwable unreadable) {
                    Probe.failed(0, unreadable);
                }
                Orders.tell(facts);
            }
        }
        if (answer instanceof OpenOrders) {
            OrderFacts facts = Orders.facts();
            facts.step = OrderFacts.LIST_END;
            facts.kind = Orders.QUERY;
            facts.exchange = venue;
            facts.timeNanos = listed;
            try {
                Instrument instrument = null;
                if (asked instanceof InstrumentParam params) {
                    instrument = params.getInstrument();
                } else if (asked instanceof CurrencyPairParam params) {
                    instrument = params.getCurrencyPair();
                }
                facts.symbol = instrument == null ? null : instrument.toString();
                facts.complete = complete
                        && !(asked instanceof OpenOrdersParamLimit)
                        && !(asked instanceof OpenOrdersParamOffset)
                        && !(asked instanceof OpenOrdersParamMultiInstrument)
                        && !(asked instanceof OpenOrdersParamMultiCurrencyPair);
            } catch (Throwable unreadable) {
                facts.complete = false;
                Probe.failed(0, unreadable);
            }
            Orders.tell(facts);
        }
    }
}
