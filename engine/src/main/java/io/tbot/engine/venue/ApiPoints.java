package io.tbot.engine.venue;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.measure.Source;
import io.tbot.engine.orders.OrderPoints;
import io.tbot.engine.orders.OrderWords;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts the order calls that only their traffic tells of, in the families of those that a library or an own probe
 * makes known. Definitions in docs/signals.md.
 */
final class ApiPoints {
    private static final Map<String, String> NONE = Map.of();
    private static final String[] CALLS = {"place", "replace", "cancel"};

    private final Measure measure;
    private final int submitted;
    private final int[] answered = new int[CALLS.length];
    private final int rejects;
    private final int unknowns;
    private final int unread;

    ApiPoints(Measure measure, Families families) {
        this.measure = measure;
        Point submit = measure.point(
                "order.submitted", Guard.NONE, List.of("exchange", "symbol", "order_type", "side", "strategy"));
        families.counter(
                "tbot_orders_total",
                "orders by status reached; each is new once, when it is submitted",
                submit,
                Source.CALLS,
                Map.of("status", "new"),
                "exchange",
                "symbol",
                "order_type",
                "side");
        submitted = measure.site(submit, "order sent to a venue", new String[5]);
        for (int i = 0; i < CALLS.length; i++) {
            answered[i] = measure.site(answer(families, CALLS[i]), "order call answered by a venue", new String[3]);
        }
        unread = measure.site(unread(measure, families), "content of a venue", new String[2]);
        OrderPoints points = new OrderPoints(measure, families);
        rejects = measure.site(points.reject(), "order refused by a venue", new String[3]);
        unknowns = measure.site(points.unknownOutcome(), "order of unknown fate at a venue", new String[3]);
    }

    private static Point unread(Measure measure, Families families) {
        Point point = measure.point("exchange.unread", Guard.NONE, List.of("exchange", "reason"));
        families.counter(
                "tbot_exchange_content_unread_total",
                "bodies and messages of a venue with a profile that could not be read to the end of what was wanted",
                point,
                Source.CALLS,
                NONE,
                "exchange",
                "reason");
        return point;
    }

    private Point answer(Families families, String call) {
        Point point = measure.point("order.answered." + call, Guard.NONE, List.of("exchange", "symbol", "order_type"));
        if (call.equals("place")) {
            families.histogram(
                            "tbot_order_execution_duration_seconds",
                            "how long the bot's own place call took",
                            point,
                            NONE,
                            "exchange",
                            "symbol",
                            "order_type")
                    .headline("tbot_order_execution_window_seconds", "exchange");
        } else {
            families.histogram(
                    "tbot_order_call_duration_seconds",
                    "how long the bot's own replace, cancel and query calls took",
                    point,
                    Map.of("call", call),
                    "exchange");
        }
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
        return point;
    }

    /** Something of a venue's content was lost. */
    @HotPath
    void lost(String exchange, String reason) {
        measure.count(unread, 1, exchange, reason, null, null, null);
    }

    /** A call leaves for the venue. */
    @HotPath
    void sent(OrderFacts facts) {
        if (facts.kind == Orders.PLACE) {
            Object type = OrderWords.TYPES.of(facts.type);
            Object side = OrderWords.SIDES.of(facts.side);
            measure.count(submitted, 1, facts.exchange, facts.symbol, type, side, null);
        }
    }

    /** It is answered, or never will be. */
    @HotPath
    void answered(OrderFacts facts, long nanos, @Nullable Object symbol, @Nullable Object type) {
        boolean failed = facts.outcome != OrderFacts.OK;
        boolean place = facts.kind == Orders.PLACE;
        measure.record(
                answered[facts.kind],
                nanos,
                failed,
                facts.exchange,
                place ? symbol : null,
                place ? type : null,
                null,
                null);
        if (failed) {
            int site = facts.outcome == OrderFacts.UNKNOWN ? unknowns : rejects;
            measure.count(site, 1, facts.exchange, symbol, facts.reason, null, null);
        }
    }
}
