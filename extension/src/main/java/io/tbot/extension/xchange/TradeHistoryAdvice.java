package io.tbot.extension.xchange;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.bootstrap.Probe;
import java.util.Date;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.currency.Currency;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.trade.UserTrade;
import org.knowm.xchange.dto.trade.UserTrades;
import org.knowm.xchange.instrument.Instrument;

/**
 * Times a question for the bot's trades, and tells the last 1,000 of the answer. What another version of XChange lacks
 * stays open, and the fault is counted.
 */
@SuppressWarnings({"UnusedVariable", "JavaUtilDate"}) // advice locals written at enter are read at exit; XChange's own
public final class TradeHistoryAdvice {
    private TradeHistoryAdvice() {}

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
            @Advice.Return @Nullable Object answer,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (start == 0) {
            return;
        }
        Orders.exit(token, Orders.QUERY, start, false, thrown);
        List<UserTrade> trades = null;
        if (Orders.isOutermost(token)) {
            try {
                trades = answer instanceof UserTrades made ? made.getUserTrades() : null;
            } catch (Throwable unreadable) {
                Probe.failed(0, unreadable);
            }
        }
        if (trades == null) {
            return;
        }
        Object venue = Orders.venue();
        int size = trades.size();
        for (int i = Math.max(0, size - 1000); i < size; i++) {
            UserTrade trade = trades.get(i);
            OrderFacts facts = Orders.facts();
            facts.step = OrderFacts.TRADE;
            facts.kind = Orders.QUERY;
            facts.exchange = venue;
            try {
                facts.venueId = trade.getOrderId();
                facts.execId = trade.getId();
                facts.lastPx = trade.getPrice();
                facts.lastQty = trade.getOriginalAmount();
                Order.OrderType way = trade.getType();
                if (way == Order.OrderType.BID || way == Order.OrderType.EXIT_ASK) {
                    facts.side = "buy";
                } else if (way != null) {
                    facts.side = "sell";
                }
                facts.fee = trade.getFeeAmount();
                Currency currency = trade.getFeeCurrency();
                facts.feeCurrency = currency == null ? null : currency.getCurrencyCode();
                Date time = trade.getTimestamp();
                facts.venueEpochNanos = time == null ? 0 : time.getTime() * 1_000_000L;
                Instrument instrument = trade.getInstrument();
                facts.symbol = instrument == null ? null : instrument.toString();
                facts.clientId = trade.getOrderUserReference();
            } catch (Throwable unreadable) {
                Probe.failed(0, unreadable);
            }
            Orders.tell(facts);
        }
    }
}
