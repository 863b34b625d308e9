package io.tbot.engine.orders;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * How much of one order was executed, by three accounts that never add up: what the venue says in all, the sum of its
 * reports, the sum of the trades that were listed. The largest is the truth as far as it is told, so that a fill that
 * two sources tell counts once.
 *
 * <p>Threads: whoever holds the blotter's lock.
 */
final class Fills {
    private static final MathContext PRECISION = MathContext.DECIMAL128;

    private @Nullable BigDecimal toldQty;
    private @Nullable BigDecimal toldPx;
    private @Nullable Sum reports;
    private @Nullable Sum trades;

    /** Quantity, value and fee that the market's sums already have. */
    BigDecimal countedQty = BigDecimal.ZERO;

    BigDecimal countedValue = BigDecimal.ZERO;
    BigDecimal countedFee = BigDecimal.ZERO;
    int countedTrades;

    @Nullable
    String feeCurrency;

    /** The venue says how much was executed in all, and at what average price where it says that too. */
    void told(BigDecimal qty, @Nullable BigDecimal averagePx) {
        int news = toldQty == null ? 1 : qty.compareTo(toldQty);
        if (news > 0) {
            toldQty = qty;
            toldPx = averagePx;
        } else if (news == 0 && averagePx != null) {
            toldPx = averagePx;
        }
    }

    /**
     * The fee, where it is in the currency of the order's fees, which is the first that is named; {@code null} where it
     * is in a second one. A fee without a currency is taken to be in that one.
     */
    @Nullable
    BigDecimal inCurrency(@Nullable BigDecimal fee, @Nullable String currency) {
        if (fee == null || currency == null || currency.isEmpty()) {
            return fee;
        }
        if (feeCurrency == null) {
            feeCurrency = currency;
        }
        return currency.equals(feeCurrency) ? fee : null;
    }

    /** The venue takes back or corrects what it said: this holds now, even where it is less. */
    void revised(BigDecimal qty, @Nullable BigDecimal averagePx) {
        toldQty = qty;
        toldPx = averagePx;
        trades = null;
    }

    /** A report or a listed trade of an execution that is news. */
    void executed(boolean listed, @Nullable BigDecimal qty, @Nullable BigDecimal px, @Nullable BigDecimal fee) {
        Sum sum = listed ? trades : reports;
        if (sum == null) {
            sum = new Sum();
            if (listed) {
                trades = sum;
            } else {
                reports = sum;
            }
        }
        sum.count++;
        if (qty != null) {
            sum.qty = sum.qty.add(qty, PRECISION);
            if (px == null) {
                sum.priced = false;
            } else {
                sum.value = sum.value.add(qty.multiply(px, PRECISION), PRECISION);
            }
        }
        if (fee != null) {
            sum.fee = sum.fee.add(fee, PRECISION);
        }
    }

    /** Executed so far. */
    BigDecimal qty() {
        BigDecimal most = toldQty == null ? BigDecimal.ZERO : toldQty;
        // reports that say how much there is in all are believed, not added
        if (toldQty == null && reports != null) {
            most = most.max(reports.qty);
        }
        return trades == null ? most : most.max(trades.qty);
    }

    /** The average price of what was executed; {@code null} where not all of it has one. */
    @Nullable
    BigDecimal averagePx() {
        BigDecimal qty = qty();
        if (qty.signum() <= 0) {
            return null;
        }
        if (toldPx != null && toldQty != null && toldQty.compareTo(qty) == 0) {
            return toldPx;
        }
        for (Sum sum : new Sum[] {trades, reports}) {
            if (sum != null && sum.priced && sum.qty.compareTo(qty) == 0) {
                return sum.value.divide(qty, PRECISION);
            }
        }
        return null;
    }

    /** The value of what was executed; the largest that is known. */
    BigDecimal value() {
        BigDecimal most = BigDecimal.ZERO;
        if (toldPx != null && toldQty != null) {
            most = toldQty.multiply(toldPx, PRECISION);
        } else if (reports != null) {
            most = reports.value;
        }
        return trades == null ? most : most.max(trades.value);
    }

    BigDecimal fee() {
        BigDecimal most = reports == null ? BigDecimal.ZERO : reports.fee;
        return trades == null ? most : most.abs().compareTo(trades.fee.abs()) >= 0 ? most : trades.fee;
    }

    /** Executions: at least one where anything was executed. */
    int trades() {
        int most = Math.max(reports == null ? 0 : reports.count, trades == null ? 0 : trades.count);
        return most == 0 && qty().signum() > 0 ? 1 : most;
    }

    private static final class Sum {
        BigDecimal qty = BigDecimal.ZERO;
        BigDecimal value = BigDecimal.ZERO;
        BigDecimal fee = BigDecimal.ZERO;
        int count;
        boolean priced = true;
    }
}
