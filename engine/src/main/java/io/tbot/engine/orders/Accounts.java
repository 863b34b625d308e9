package io.tbot.engine.orders;

import io.tbot.bootstrap.OrderFacts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What executions add to the sums of their market: quantity, value, fees, fill share, slippage.
 *
 * <p>Threads: whoever holds the blotter's lock. Errors: sums in 34 digits; slippage to a millionth of a basis point.
 */
final class Accounts {
    private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(10_000);
    private static final int SLIPPAGE_DECIMALS = 6;

    private final OrderNumbers numbers;

    Accounts(OrderNumbers numbers) {
        this.numbers = numbers;
    }

    /** Adds what is new since the last time. */
    void take(OrderRecord order) {
        Fills fills = order.fills;
        Market market = order.market;
        BigDecimal qty = fills.qty();
        BigDecimal more = qty.subtract(fills.countedQty);
        if (more.signum() > 0) {
            fills.countedQty = qty;
            market.executedQty = Market.sum(market.executedQty, more);
            if (order.shared) {
                Market.Share share = market.share(order.type);
                share.executed = Market.sum(share.executed, more);
            }
        }
        value(order, market);
        fee(order, market);
        share(order, market);
        slippage(order);
    }

    private void value(OrderRecord order, Market market) {
        Fills fills = order.fills;
        BigDecimal value = fills.value();
        BigDecimal more = value.subtract(fills.countedValue);
        if (more.signum() > 0) {
            fills.countedValue = value;
            market.value = Market.sum(market.value, more);
        }
        int trades = fills.trades() - fills.countedTrades;
        if (trades <= 0) {
            return;
        }
        fills.countedTrades += trades;
        market.trades += trades;
        numbers.trades(order, trades);
        if (more.signum() > 0 && Currencies.isDollar(market.quote)) {
            BigDecimal each = more.divide(BigDecimal.valueOf(trades), MathContext.DECIMAL64);
            for (int i = 0; i < trades; i++) {
                numbers.volume(order, each.doubleValue());
            }
        }
    }

    private static void fee(OrderRecord order, Market market) {
        Fills fills = order.fills;
        BigDecimal fee = fills.fee();
        BigDecimal more = fee.subtract(fills.countedFee);
        if (more.signum() != 0) {
            fills.countedFee = fee;
            market.fee(fills.feeCurrency == null ? "" : fills.feeCurrency, more);
        }
    }

    /** An order that the venue took is part of the fill share once it is done. */
    private static void share(OrderRecord order, Market market) {
        OrderState state = order.state;
        if (order.shared || order.presumed || !state.isDone() || state == OrderState.REJECTED || order.qty == null) {
            return;
        }
        order.shared = true;
        Market.Share share = market.share(order.type);
        share.ordered = Market.sum(share.ordered, order.qty);
        share.executed = Market.sum(share.executed, order.fills.countedQty);
    }

    private void slippage(OrderRecord order) {
        BigDecimal averagePx = order.state.isDone() && !order.presumed ? order.fills.averagePx() : null;
        if (order.slippageTold || averagePx == null) {
            return;
        }
        order.slippageTold = true;
        compare(order, averagePx, order.price, "limit");
        compare(order, averagePx, Decimals.of(null, order.midPx), "mid");
    }

    private void compare(OrderRecord order, BigDecimal averagePx, @Nullable BigDecimal reference, String against) {
        boolean buys = order.side.equals("buy");
        if (reference == null || reference.signum() <= 0 || (!buys && !order.side.equals("sell"))) {
            return;
        }
        BigDecimal worse = buys ? averagePx.subtract(reference) : reference.subtract(averagePx);
        BigDecimal points = worse.multiply(BASIS_POINTS)
                .divide(reference, MathContext.DECIMAL64)
                .setScale(SLIPPAGE_DECIMALS, RoundingMode.HALF_EVEN);
        Money.Checked checked = Money.SLIPPAGE_BPS.check(points);
        if (checked.value() == null) {
            numbers.invalid(Money.SLIPPAGE_BPS.metric(), checked.reason());
        } else {
            numbers.slippage(order, against, points.doubleValue());
        }
    }

    /** Which tick the order came of, if any. */
    void decided(OrderRecord order) {
        if (order.tickLink != OrderFacts.NO_TICK) {
            numbers.tick(order, order.wireNanos == 0 ? order.submitNanos : order.wireNanos);
        }
    }
}
