package io.tbot.engine.expose;

import io.prometheus.client.Collector;
import io.tbot.engine.orders.Blotter;
import io.tbot.engine.orders.OrderBook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the blotter knows of each market at the moment of the scrape. Definitions in docs/signals.md. */
final class OrdersCollector extends Collector {
    private static final List<String> MARKET = List.of("exchange", "symbol");
    private static final List<String> CURRENCY = List.of("exchange", "symbol", "currency");

    private final Blotter blotter;

    OrdersCollector(Blotter blotter) {
        this.blotter = blotter;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        List<OrderBook.Totals> markets = blotter.read(OrderBook::totals);
        Map<String, Long> evicted = blotter.read(OrderBook::evicted);
        List<MetricFamilySamples> families = new ArrayList<>();
        for (Family family : List.of(
                open(markets),
                oldest(markets),
                ratio(markets),
                fillRate(markets),
                value(markets),
                fees(markets),
                rebates(markets),
                dollarFees(markets),
                evicted(evicted))) {
            if (!family.samples.isEmpty()) {
                families.add(new MetricFamilySamples(family.name, family.type, family.help, family.samples));
            }
        }
        return families;
    }

    private static Family open(List<OrderBook.Totals> markets) {
        Family open = new Family("tbot_orders_open", Type.GAUGE, "orders that are not done");
        for (OrderBook.Totals each : markets) {
            open.add(MARKET, List.of(each.exchange(), each.symbol()), each.open());
        }
        return open;
    }

    private static Family oldest(List<OrderBook.Totals> markets) {
        Family oldest = new Family(
                "tbot_orders_open_oldest_age_seconds", Type.GAUGE, "age of the oldest order that is not done");
        for (OrderBook.Totals each : markets) {
            if (each.open() > 0) {
                oldest.add(MARKET, List.of(each.exchange(), each.symbol()), each.oldestNanos() / 1e9);
            }
        }
        return oldest;
    }

    /** Cancels and changes count as orders. Source: Regulation (EU) 2017/566, article 3 and annex. */
    private static Family ratio(List<OrderBook.Totals> markets) {
        Family ratio = new Family(
                "tbot_order_to_trade_ratio",
                Type.GAUGE,
                "orders, cancels and changes for each execution, less one; by count and by volume");
        List<String> names = List.of("exchange", "symbol", "by");
        for (OrderBook.Totals each : markets) {
            if (each.trades() > 0) {
                double orders = each.placed() + each.cancels() + each.replaces();
                ratio.add(names, List.of(each.exchange(), each.symbol(), "count"), orders / each.trades() - 1);
            }
            double executed = each.executedQty().doubleValue();
            if (executed > 0) {
                double ordered = each.placedQty().doubleValue();
                ratio.add(names, List.of(each.exchange(), each.symbol(), "volume"), ordered / executed - 1);
            }
        }
        return ratio;
    }

    private static Family fillRate(List<OrderBook.Totals> markets) {
        Family rate = new Family(
                "tbot_order_fill_rate_percent",
                Type.GAUGE,
                "quantity executed of the quantity ordered, of the orders that are done");
        List<String> names = List.of("exchange", "symbol", "order_type");
        for (OrderBook.Totals each : markets) {
            each.fillPercents()
                    .forEach(
                            (type, percent) -> rate.add(names, List.of(each.exchange(), each.symbol(), type), percent));
        }
        return rate;
    }

    private static Family value(List<OrderBook.Totals> markets) {
        Family value = new Family(
                "tbot_trades_value_total", Type.COUNTER, "value of what was executed, in the currency of the price");
        for (OrderBook.Totals each : markets) {
            if (each.value().signum() > 0) {
                value.add(
                        CURRENCY,
                        List.of(each.exchange(), each.symbol(), each.quote()),
                        each.value().doubleValue());
            }
        }
        return value;
    }

    private static Family fees(List<OrderBook.Totals> markets) {
        Family fees = new Family("tbot_trade_fees_total", Type.COUNTER, "fees paid for executions, by their currency");
        for (OrderBook.Totals each : markets) {
            amounts(fees, each, each.fees());
        }
        return fees;
    }

    private static Family dollarFees(List<OrderBook.Totals> markets) {
        Family fees = new Family("tbot_trade_fees_usd_total", Type.COUNTER, "fees paid for executions in dollars");
        for (OrderBook.Totals each : markets) {
            if (each.dollarFees().signum() > 0) {
                List<String> labels = List.of(each.exchange(), each.symbol());
                fees.add(MARKET, labels, each.dollarFees().doubleValue());
            }
        }
        return fees;
    }

    private static Family rebates(List<OrderBook.Totals> markets) {
        Family rebates = new Family(
                "tbot_trade_rebates_total", Type.COUNTER, "fees that venues paid for executions, by their currency");
        for (OrderBook.Totals each : markets) {
            amounts(rebates, each, each.rebates());
        }
        return rebates;
    }

    private static void amounts(Family family, OrderBook.Totals market, Map<String, BigDecimal> amounts) {
        amounts.forEach((currency, amount) ->
                family.add(CURRENCY, List.of(market.exchange(), market.symbol(), currency), amount.doubleValue()));
    }

    private static Family evicted(Map<String, Long> evicted) {
        Family family =
                new Family("tbot_orders_evicted_total", Type.COUNTER, "orders given up for want of room or news");
        evicted.forEach((reason, count) -> family.add(List.of("reason"), List.of(reason), count));
        return family;
    }

    /** A family in the making. */
    private static final class Family {
        final String name;
        final Type type;
        final String help;
        final List<MetricFamilySamples.Sample> samples = new ArrayList<>();

        Family(String name, Type type, String help) {
            this.name = name;
            this.type = type;
            this.help = help;
        }

        void add(List<String> names, List<String> values, double value) {
            samples.add(new MetricFamilySamples.Sample(name, names, values, value));
        }
    }
}
