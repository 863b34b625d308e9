package io.tbot.engine.probe;

import io.tbot.engine.config.Operation;
import io.tbot.engine.config.ProbeSpec;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.measure.Source;
import java.util.List;
import java.util.Map;

/**
 * Which point an operation measures and which families show it. Source: spec metrics 2.1, 2.2, 2.3, 2.5; definitions in
 * docs/signals.md.
 */
final class OperationPoints {
    private static final Map<String, String> NONE = Map.of();

    private final Measure measure;
    private final Families families;

    OperationPoints(Measure measure, Families families) {
        this.measure = measure;
        this.families = families;
    }

    /** The point of a probe; its families are declared when the first probe asks. */
    Point of(ProbeSpec probe) {
        Operation op = probe.op();
        String key = op.ownMetric() ? op.key() + ':' + probe.metricName() + probe.slotNames() : op.key();
        Point point = measure.point(key, guard(op), probe.slotNames());
        switch (op) {
            case ORDER_PLACE -> orderPlace(point);
            case ORDER_REPLACE, ORDER_CANCEL, ORDER_QUERY ->
                orderCall(point, op.key().substring("order.".length()));
            case ORDER_EVENT -> orderEvent(point);
            case MD_TICK, MD_SNAPSHOT -> marketData(point);
            case STRATEGY_EVAL -> strategy(point);
            case RISK_CHECK -> risk(point);
            case EXCHANGE_CALL -> exchange(point);
            case DB_CALL -> database(point);
            case CACHE_GET ->
                families.counter(
                        "tbot_cache_operations_total",
                        "cache look-ups",
                        point,
                        Source.CALLS,
                        NONE,
                        "cache",
                        "operation=hit");
            case TIMER, GAUGE, COUNTER -> ownMetric(point, probe);
        }
        return point;
    }

    /** Feed age: a point of its own, fed where a probe names the venue's time. */
    Point feedAge() {
        Point point = measure.point("md.age", Guard.NONE, List.of("exchange", "data_type"));
        families.histogram(
                        "tbot_market_data_latency_seconds",
                        "from the venue's time of a tick to its arrival, clock offset included",
                        point,
                        NONE,
                        "exchange",
                        "data_type")
                .headline("tbot_market_data_latency_window_seconds", "exchange");
        return point;
    }

    private static Guard guard(Operation op) {
        return switch (op) {
            case ORDER_PLACE, ORDER_REPLACE, ORDER_CANCEL, ORDER_QUERY -> Guard.ORDER;
            case MD_TICK, MD_SNAPSHOT -> Guard.MARKET_DATA;
            case EXCHANGE_CALL -> Guard.HTTP;
            case DB_CALL -> Guard.DATABASE;
            case CACHE_GET -> Guard.CACHE;
            default -> Guard.EACH_PROBE;
        };
    }

    private void orderPlace(Point point) {
        families.counter(
                "tbot_orders_total",
                "orders by status reached; each is new once, when it is submitted",
                point,
                Source.STARTED,
                Map.of("status", "new"),
                "exchange",
                "symbol",
                "order_type",
                "side");
        families.histogram(
                        "tbot_order_execution_duration_seconds",
                        "how long the bot's own place call took",
                        point,
                        NONE,
                        "exchange",
                        "symbol",
                        "order_type")
                .headline("tbot_order_execution_window_seconds", "exchange");
        calls(point, "place");
    }

    private void orderCall(Point point, String call) {
        families.histogram(
                "tbot_order_call_duration_seconds",
                "how long the bot's own replace, cancel and query calls took",
                point,
                Map.of("call", call),
                "exchange");
        calls(point, call);
    }

    private void calls(Point point, String call) {
        String help =
                "order calls of the bot by outcome of the call itself: failed is an exception, or what ok or fail said";
        families.counter(
                "tbot_order_calls_total",
                help,
                point,
                Source.SUCCEEDED,
                Map.of("call", call, "result", "ok"),
                "exchange");
        families.counter(
                "tbot_order_calls_total",
                help,
                point,
                Source.FAILED,
                Map.of("call", call, "result", "failed"),
                "exchange");
    }

    private void orderEvent(Point point) {
        families.counter(
                "tbot_order_events_total",
                "execution reports handled, by the status they brought",
                point,
                Source.CALLS,
                NONE,
                "exchange",
                "status");
        families.histogram(
                "tbot_order_event_duration_seconds",
                "how long the bot handled an execution report",
                point,
                NONE,
                "exchange");
    }

    private void marketData(Point point) {
        families.counter(
                "tbot_market_data_messages_total",
                "market data handled",
                point,
                Source.CALLS,
                NONE,
                "exchange",
                "data_type");
        families.counter(
                "tbot_market_data_ticks_total",
                "market data handled, by symbol",
                point,
                Source.CALLS,
                NONE,
                "exchange",
                "symbol");
        families.histogram(
                        "tbot_market_data_handler_seconds",
                        "how long the bot handled a tick",
                        point,
                        NONE,
                        "exchange",
                        "data_type")
                .headline("tbot_market_data_handler_window_seconds", "exchange");
        families.gauge(
                "tbot_market_data_last_tick_timestamp_seconds",
                "when the last tick arrived",
                point,
                Source.LAST_TIME,
                NONE,
                "exchange",
                "symbol");
    }

    private void strategy(Point point) {
        families.counter(
                "tbot_strategy_signals_total",
                "evaluations that ended in a signal",
                point,
                Source.CALLS,
                NONE,
                "strategy",
                "!signal_type=signal",
                "symbol");
        families.histogram(
                "tbot_strategy_execution_latency_seconds",
                "how long an evaluation of a strategy took",
                point,
                NONE,
                "strategy",
                "symbol");
    }

    private void risk(Point point) {
        families.counter("tbot_risk_checks_total", "risk checks", point, Source.CALLS, NONE, "check_type", "result");
        families.histogram(
                "tbot_risk_check_duration_seconds", "how long a risk check took", point, NONE, "check_type", "result");
    }

    private void exchange(Point point) {
        families.counter(
                "tbot_exchange_api_requests_total",
                "requests to exchanges by outcome",
                point,
                Source.CALLS,
                NONE,
                "exchange",
                "endpoint",
                "status");
        families.histogram(
                "tbot_exchange_api_response_time_seconds",
                "from the request to the response's status",
                point,
                NONE,
                "exchange",
                "endpoint");
    }

    private void database(Point point) {
        families.histogram(
                        "tbot_database_query_duration_seconds",
                        "how long a statement took, from the bot's call to its return",
                        point,
                        NONE,
                        "database",
                        "operation",
                        "table")
                .headline("tbot_database_query_window_seconds", "database");
    }

    private void ownMetric(Point point, ProbeSpec probe) {
        String name = String.valueOf(probe.metricName());
        String[] labels = probe.slotNames().toArray(new String[0]);
        String help = "own metric, probe " + probe.className() + '.' + probe.method();
        switch (probe.op()) {
            case TIMER ->
                families.histogram(name, help, point, NONE, labels)
                        .headline(name.replaceAll("_seconds$", "") + "_window_seconds");
            case COUNTER -> families.counter(name, help, point, Source.AMOUNT, NONE, labels);
            default -> families.gauge(name, help, point, Source.GAUGE, NONE, labels);
        }
    }
}
