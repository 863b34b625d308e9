package io.tbot.engine.orders;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.TreeMap;

/**
 * The orders of one symbol at one venue taken together.
 *
 * <p>Threads: whoever holds the blotter's lock. Shape: sums per order type and currency, at most {@value #MAX_PARTS} of
 * each. Errors: sums are kept in 34 decimal digits.
 */
final class Market {
    private static final int MAX_PARTS = 16;
    private static final String OTHER = "other";

    final String exchange;
    final String symbol;

    /** The currency that prices are in; empty where the symbol does not say. */
    final String quote;

    final OrderList open = new OrderList(OrderList.MARKET);

    long placed;
    long cancels;
    long replaces;
    long trades;
    BigDecimal placedQty = BigDecimal.ZERO;
    BigDecimal executedQty = BigDecimal.ZERO;
    BigDecimal value = BigDecimal.ZERO;

    /** Fees paid, by currency. */
    final Map<String, BigDecimal> fees = new TreeMap<>();

    /** Fees that the venue paid, by currency. */
    final Map<String, BigDecimal> rebates = new TreeMap<>();

    /** By order type, of the orders that are done. */
    final Map<String, Share> shares = new TreeMap<>();

    Market(String exchange, String symbol) {
        this.exchange = exchange;
        this.symbol = symbol;
        quote = Currencies.quoteOf(symbol);
    }

    /** Whether anything counted here; an order whose symbol is told late passes by another market first. */
    boolean isUsed() {
        return placed + cancels + replaces + trades > 0;
    }

    void fee(String currency, BigDecimal fee) {
        Map<String, BigDecimal> sums = fee.signum() < 0 ? rebates : fees;
        sums.merge(room(sums, currency), fee.abs(), Market::sum);
    }

    Share share(String type) {
        return shares.computeIfAbsent(room(shares, type), t -> new Share());
    }

    private static String room(Map<String, ?> parts, String key) {
        return parts.size() < MAX_PARTS || parts.containsKey(key) ? key : OTHER;
    }

    static BigDecimal sum(BigDecimal a, BigDecimal b) {
        return a.add(b, MathContext.DECIMAL128);
    }

    /** What was ordered and what of it was executed. */
    static final class Share {
        BigDecimal ordered = BigDecimal.ZERO;
        BigDecimal executed = BigDecimal.ZERO;
    }
}
