package io.tbot.engine.probe;

import io.tbot.engine.config.ProbeSpec;
import io.tbot.engine.database.DatabasePoints;
import io.tbot.engine.exchange.ExchangePoints;
import io.tbot.engine.market.MarketPoints;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.measure.Source;
import io.tbot.engine.orders.OrderPoints;
import java.util.Map;

/**
 * Which point an operation measures, and the families of those that only own probes measure. Source: spec metrics 2.1,
 * 2.3, 2.5; definitions in docs/signals.md.
 */
final class OperationPoints {
    private static final Map<String, String> NONE = Map.of();

    private final Measure measure;
    private final Families families;
    private final OrderPoints orders;
    private final MarketPoints market;

    OperationPoints(Measure measure, Families families) {
        this.measure = measure;
        this.families = families;
        this.orders = new OrderPoints(measure, families);
        this.market = new MarketPoints(measure, families);
    }

    /** The point of a probe; its families are declared when the first probe asks. */
    Point of(ProbeSpec probe) {
        return switch (probe.op()) {
            case ORDER_PLACE -> orders.place();
            case ORDER_REPLACE -> orders.call("replace");
            case ORDER_CANCEL -> orders.call("cancel");
            case ORDER_QUERY -> orders.call("query");
            case ORDER_EVENT -> orders.event();
            case MD_TICK -> market.tick();
            case MD_SNAPSHOT -> market.snapshot();
            case EXCHANGE_CALL -> ExchangePoints.call(measure, families);
            case DB_CALL -> DatabasePoints.statement(measure, families);
            case STRATEGY_EVAL -> strategy(measure.point("strategy.eval", Guard.EACH_PROBE, probe.slotNames()));
            case RISK_CHECK -> risk(measure.point("risk.check", Guard.EACH_PROBE, probe.slotNames()));
            case CACHE_GET -> cache(measure.point("cache.get", Guard.CACHE, probe.slotNames()));
            case TIMER, GAUGE, COUNTER -> ownMetric(probe);
        };
    }

    private Point cache(Point point) {
        families.counter(
                "tbot_cache_operations_total", "cache look-ups", point, Source.CALLS, NONE, "cache", "operation=hit");
        return point;
    }

    private Point strategy(Point point) {
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
        return point;
    }

    private Point risk(Point point) {
        families.counter("tbot_risk_checks_total", "risk checks", point, Source.CALLS, NONE, "check_type", "result");
        families.histogram(
                "tbot_risk_check_duration_seconds", "how long a risk check took", point, NONE, "check_type", "result");
        return point;
    }

    private Point ownMetric(ProbeSpec probe) {
        String name = String.valueOf(probe.metricName());
        String key = probe.op().key() + ':' + name + probe.slotNames();
        Point point = measure.point(key, Guard.EACH_PROBE, probe.slotNames());
        String[] labels = probe.slotNames().toArray(new String[0]);
        String help = "own metric, probe " + probe.className() + '.' + probe.method();
        switch (probe.op()) {
            case TIMER ->
                families.histogram(name, help, point, NONE, labels)
                        .headline(name.replaceAll("_seconds$", "") + "_window_seconds");
            case COUNTER -> families.counter(name, help, point, Source.AMOUNT, NONE, labels);
            default -> families.gauge(name, help, point, Source.GAUGE, NONE, labels);
        }
        return point;
    }
}
