package io.tbot.testapp.bot;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The latest quote of every symbol.
 *
 * <p>Threads: the market data stream writes, any thread reads.
 */
public final class OrderBook {
    private final Map<String, Quote> quotes = new ConcurrentHashMap<>();

    void onQuote(Quote quote) {
        quotes.put(quote.symbol(), quote);
    }

    /** The middle of the book, or zero before the first quote. */
    BigDecimal middle(String symbol) {
        Quote quote = quotes.get(symbol);
        return quote == null ? BigDecimal.ZERO : quote.middle();
    }
}
