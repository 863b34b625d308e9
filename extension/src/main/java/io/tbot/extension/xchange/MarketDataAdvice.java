package io.tbot.extension.xchange;

import io.tbot.bootstrap.Market;
import io.tbot.bootstrap.Probe;
import java.util.Date;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.dto.marketdata.CandleStickData;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.marketdata.Ticker;
import org.knowm.xchange.dto.marketdata.Trade;
import org.knowm.xchange.dto.marketdata.Trades;
import org.knowm.xchange.instrument.Instrument;

/** Times a question for market data, and reads the exchange's own time from the answer. */
@SuppressWarnings({"UnusedVariable", "JavaUtilDate"}) // advice locals written at enter are read at exit; XChange's own
public final class MarketDataAdvice {
    private MarketDataAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Object self,
            @Advice.Argument(0) @Nullable Object asked,
            @Advice.Local("start") long start,
            @Advice.Local("token") int token) {
        token = -1;
        start = Market.begin();
        if (start != 0) {
            String symbol = null;
            try {
                symbol = asked instanceof Instrument ? asked.toString() : null;
            } catch (Throwable unreadable) {
                Probe.failed(unreadable);
            }
            token = Market.enter(start, self, symbol);
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Return @Nullable Object answer,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (start != 0) {
            int data = Market.NOTHING;
            Date time = null;
            try {
                if (answer instanceof Ticker ticker) {
                    data = Market.TICKER;
                    time = ticker.getTimestamp();
                } else if (answer instanceof OrderBook book) {
                    data = Market.ORDER_BOOK;
                    time = book.getTimeStamp();
                } else if (answer instanceof Trades made) {
                    data = Market.TRADES;
                    List<Trade> trades = made.getTrades();
                    int size = trades == null ? 0 : trades.size();
                    time = size == 0 ? null : trades.get(size - 1).getTimestamp();
                } else if (answer instanceof List) {
                    data = Market.TICKER;
                } else if (answer instanceof CandleStickData) {
                    data = Market.CANDLES;
                }
            } catch (Throwable unreadable) {
                Probe.failed(unreadable);
            }
            Market.exit(token, data, start, time == null ? 0 : time.getTime(), thrown);
        }
    }
}
