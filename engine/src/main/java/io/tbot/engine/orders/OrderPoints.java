package io.tbot.engine.orders;

import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.measure.Source;
import java.util.List;
import java.util.Map;

/**
 * The points of order calls and reports, and the families that show them; own probes and order libraries measure the
 * same ones. Asking again declares nothing twice. Source: spec metrics 2.1; definitions in docs/signals.md.
 */
public final class OrderPoints {
    private static final Map<String, String> NONE = Map.of();

    private final Measure measure;
    private final Families families;

    public OrderPoints(Measure measure, Families families) {
        this.measure = measure;
        this.families = families;
    }

    /** New orders: exchange, symbol, order type, side, strategy. */
    public Point place() {
        Point point = measure.point(
                "order.place", Guard.ORDER, List.of("exchange", "symbol", "order_type", "side", "strategy"));
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
        outcomes(point, "place");
        return point;
    }

    /** The other calls, {@code replace}, {@code cancel} and {@code query}: exchange. */
    public Point call(String call) {
        Point point = measure.point("order." + call, Guard.ORDER, List.of("exchange"));
        families.histogram(
                "tbot_order_call_duration_seconds",
                "how long the bot's own replace, cancel and query calls took",
                point,
                Map.of("call", call),
                "exchange");
        outcomes(point, call);
        return point;
    }

    private void outcomes(Point point, String call) {
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

    /** Execution reports: exchange, status. */
    public Point event() {
        Point point = measure.point("order.event", Guard.ORDER_EVENT, List.of("exchange", "status"));
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
        return point;
    }

    /** Orders that a venue or a library refused: exchange, symbol, reason. */
    public Point reject() {
        Point point = measure.point("order.reject", Guard.NONE, List.of("exchange", "symbol", "reason"));
        families.counter(
                "tbot_order_rejects_total",
                "order calls that were refused, by reason",
                point,
                Source.CALLS,
                NONE,
                "exchange",
                "symbol",
                "reason");
        return point;
    }

    /** Orders of which nobody knows whether the venue has them: exchange, symbol, reason. */
    public Point unknownOutcome() {
        Point point = measure.point("order.unknown", Guard.NONE, List.of("exchange", "symbol", "reason"));
        families.counter(
                "tbot_order_unknown_outcomes_total",
                "order calls of which nobody knows whether the venue carried them out, by reason",
                point,
                Source.CALLS,
                NONE,
                "exchange",
                "symbol",
                "reason");
        return point;
    }

    /** States that orders reached after they were new: exchange, symbol, order type, side, status. */
    Point status() {
        Point point = measure.point(
                "order.status", Guard.NONE, List.of("exchange", "symbol", "order_type", "side", "status"));
        families.counter(
                "tbot_orders_total",
                "orders by status reached; each is new once, when it is submitted",
                point,
                Source.CALLS,
                NONE,
                "exchange",
                "symbol",
                "order_type",
                "side",
                "status");
        return point;
    }

    /** The handling of a report that said nothing new, which is shown nowhere and takes in what is told within it. */
    public Point nothingNew() {
        return measure.point("order.event.nothing_new", Guard.ORDER_EVENT, List.of());
    }

    /** Reports that said nothing new: exchange, reason. */
    public Point repeat() {
        Point point = measure.point("order.event.repeat", Guard.NONE, List.of("exchange", "reason"));
        families.counter(
                "tbot_order_event_repeats_total",
                "reports that said nothing new",
                point,
                Source.CALLS,
                NONE,
                "exchange",
                "reason");
        return point;
    }
}
