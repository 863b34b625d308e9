package io.tbot.engine.orders;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.measure.Scale;
import io.tbot.engine.measure.Source;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The measures that the lives of orders end in. Definitions in docs/signals.md.
 *
 * <p>Threads: whoever holds the blotter's lock. Units: nanoseconds; basis points; dollars.
 */
final class OrderNumbers {
    private static final Map<String, String> NONE = Map.of();
    private static final List<String> ORDER = List.of("exchange", "symbol", "order_type");

    private final Measure measure;
    private final Families families;
    private final int status;
    private final int wire;
    private final int ack;
    private final int firstFill;
    private final int fill;
    private final int cancel;
    private final int replace;
    private final int tickToTrade;
    private final int dataAge;
    private final int slippage;
    private final int improvement;
    private final int trade;
    private final int tradeVolume;
    private final int reject;
    private final int unknown;
    private final int orphan;
    private final int duplicate;
    private final int lateFill;
    private final int unmatched;
    private final int repeat;
    private final int amend;
    private final int cancelReplace;
    private final int presumed;
    private final int presumedWrong;
    private final int invalid;
    private final int loss;

    OrderNumbers(Measure measure, Families families) {
        this.measure = measure;
        this.families = families;
        OrderPoints points = new OrderPoints(measure, families);
        reject = site(points.reject());
        unknown = site(points.unknownOutcome());
        repeat = site(points.repeat());
        status = site(points.status());
        wire = duration("wire", "from the place call to the first byte of its request", "");
        ack = duration("ack", "from the place call to the venue's acknowledgement", "tbot_order_ack_window_seconds");
        firstFill = duration("first_fill", "from the place call to the first execution", "");
        fill = duration("fill", "from the place call to the last execution", "tbot_order_fill_window_seconds");
        cancel = duration("cancel", "from the cancel call to the venue's confirmation", "");
        replace = duration("replace", "from the replace call to the venue's confirmation", "");
        tickToTrade = tickToTrade();
        dataAge = histogram(
                "tbot_decision_data_age_seconds",
                "age of the market data that an order was decided on",
                "decision.age",
                Scale.SECONDS,
                List.of("exchange", "symbol"));
        List<String> priced = List.of("exchange", "symbol", "order_type", "against");
        slippage = histogram(
                "tbot_order_slippage_bps",
                "how much worse than the limit, or the mid price at submission, an order was executed",
                "order.slippage",
                Scale.BASIS_POINTS,
                priced);
        improvement = histogram(
                "tbot_order_price_improvement_bps",
                "how much better than the limit, or the mid price at submission, an order was executed",
                "order.improvement",
                Scale.BASIS_POINTS,
                priced);
        trade = counter(
                "tbot_trades_total",
                "executions of the bot's orders",
                "trade",
                List.of("exchange", "symbol", "strategy", "side"));
        tradeVolume = histogram(
                "tbot_trades_volume_usd",
                "value of each execution whose symbol is quoted in dollars",
                "trade.volume",
                Scale.DOLLARS,
                List.of("exchange", "symbol"));
        List<String> market = List.of("exchange", "symbol");
        orphan = counter(
                "tbot_orders_orphaned_total", "orders that nobody acknowledged in time", "order.orphan", market);
        duplicate = counter(
                "tbot_duplicate_orders_total",
                "orders placed twice, by what is the same",
                "order.duplicate",
                List.of("exchange", "reason"));
        lateFill = counter(
                "tbot_order_late_fills_total", "executions told after the order's end", "order.late_fill", market);
        unmatched = counter(
                "tbot_order_unmatched_reports_total",
                "reports of orders that the bot was not seen to place",
                "order.unmatched",
                List.of("exchange", "kind"));
        amend = counter("tbot_order_amends_total", "changes of orders that kept their ids", "order.amend", market);
        cancelReplace = counter(
                "tbot_order_cancel_replace_total",
                "changes of orders that gave them new ids",
                "order.cancel_replace",
                market);
        presumed = counter(
                "tbot_orders_presumed_total",
                "orders whose end is concluded from their absence in a list",
                "order.presumed",
                List.of("exchange", "symbol", "status"));
        presumedWrong = counter(
                "tbot_orders_presumed_wrong_total",
                "conclusions that later news contradicted",
                "order.presumed_wrong",
                List.of("exchange", "symbol", "status"));
        invalid = counter(
                "tbot_invalid_values_total",
                "amounts that were none, or beyond their range",
                "value.invalid",
                List.of("metric", "reason"));
        loss = counter(
                "tbot_precision_loss_total",
                "amounts that rounding changed by more than a billionth",
                "value.loss",
                List.of("metric"));
    }

    private int site(Point point) {
        return measure.site(point, point.key(), new String[point.slots().size()]);
    }

    private int duration(String name, String help, String window) {
        Point point = measure.point("order.life." + name, Guard.NONE, ORDER);
        var family =
                families.histogram("tbot_order_" + name + "_seconds", help, point, NONE, ORDER.toArray(String[]::new));
        if (!window.isEmpty()) {
            family.headline(window, "exchange");
        }
        return site(point);
    }

    private int tickToTrade() {
        List<String> labels = List.of("exchange", "symbol", "strategy", "link");
        Point point = measure.point("order.tick_to_trade", Guard.NONE, labels);
        families.histogram(
                        "tbot_tick_to_trade_seconds",
                        "from the arrival of a tick to the first byte of the order that came of it",
                        point,
                        NONE,
                        labels.toArray(String[]::new))
                .headline("tbot_tick_to_trade_window_seconds", "exchange", "link");
        return site(point);
    }

    private int histogram(String name, String help, String key, Scale scale, List<String> labels) {
        Point point = measure.point(key, Guard.NONE, labels);
        families.histogram(name, help, point, NONE, labels.toArray(String[]::new))
                .in(scale);
        return site(point);
    }

    private int counter(String name, String help, String key, List<String> labels) {
        Point point = measure.point(key, Guard.NONE, labels);
        families.counter(name, help, point, Source.CALLS, NONE, labels.toArray(String[]::new));
        return site(point);
    }

    void reached(OrderRecord order, OrderState state) {
        measure.count(status, 1, order.exchange, order.symbol, order.type, order.side, state.word());
    }

    void wire(OrderRecord order) {
        record(wire, order.wireNanos - order.submitNanos, order);
    }

    void ack(OrderRecord order) {
        record(ack, order.ackNanos - order.submitNanos, order);
    }

    void firstFill(OrderRecord order) {
        record(firstFill, order.firstFillNanos - order.submitNanos, order);
    }

    void fill(OrderRecord order) {
        record(fill, order.fillNanos - order.submitNanos, order);
    }

    void cancelled(OrderRecord order, long nanos) {
        record(cancel, nanos, order);
    }

    void replaced(OrderRecord order, long nanos, boolean newId) {
        record(replace, nanos, order);
        measure.count(newId ? cancelReplace : amend, 1, order.exchange, order.symbol, null, null, null);
    }

    private void record(int site, long nanos, OrderRecord order) {
        measure.record(site, nanos, false, order.exchange, order.symbol, order.type, null, null);
    }

    /** How an order is linked to its tick, in the word of the label; {@code null} where it is not. */
    static @Nullable String linkOf(int tickLink) {
        return switch (tickLink) {
            case OrderFacts.CAUSAL -> "causal";
            case OrderFacts.POLLED -> "poll";
            case OrderFacts.INFERRED -> "inferred";
            default -> null;
        };
    }

    void tick(OrderRecord order, long tradeNanos) {
        String link = linkOf(order.tickLink);
        measure.record(
                tickToTrade,
                tradeNanos - order.tickNanos,
                false,
                order.exchange,
                order.symbol,
                order.strategy,
                link,
                null);
        measure.record(
                dataAge, order.submitNanos - order.tickNanos, false, order.exchange, order.symbol, null, null, null);
    }

    /** Adverse is positive. */
    void slippage(OrderRecord order, String against, double basisPoints) {
        int site = basisPoints < 0 ? improvement : slippage;
        long recorded = Scale.BASIS_POINTS.recorded(Math.abs(basisPoints));
        measure.record(site, recorded, false, order.exchange, order.symbol, order.type, against, null);
    }

    void trades(OrderRecord order, int count) {
        measure.count(trade, count, order.exchange, order.symbol, order.strategy, order.side, null);
    }

    void volume(OrderRecord order, double dollars) {
        long recorded = Scale.DOLLARS.recorded(dollars);
        measure.record(tradeVolume, recorded, false, order.exchange, order.symbol, null, null, null);
    }

    void rejected(String exchange, String symbol, String reason) {
        measure.count(reject, 1, exchange, symbol, reason, null, null);
    }

    void unknownOutcome(String exchange, String symbol, String reason) {
        measure.count(unknown, 1, exchange, symbol, reason, null, null);
    }

    void orphaned(OrderRecord order) {
        measure.count(orphan, 1, order.exchange, order.symbol, null, null, null);
    }

    void duplicate(String exchange, String reason) {
        measure.count(duplicate, 1, exchange, reason, null, null, null);
    }

    void lateFill(OrderRecord order) {
        measure.count(lateFill, 1, order.exchange, order.symbol, null, null, null);
    }

    void unmatched(String exchange, String kind) {
        measure.count(unmatched, 1, exchange, kind, null, null, null);
    }

    void repeated(String exchange) {
        measure.count(repeat, 1, exchange, "exec_id", null, null, null);
    }

    void presumed(OrderRecord order, boolean wrong) {
        int site = wrong ? presumedWrong : presumed;
        measure.count(site, 1, order.exchange, order.symbol, order.state.word(), null, null);
    }

    void invalid(String metric, String reason) {
        measure.count(invalid, 1, metric, reason, null, null, null);
    }

    void imprecise(String metric) {
        measure.count(loss, 1, metric, null, null, null, null);
    }
}
