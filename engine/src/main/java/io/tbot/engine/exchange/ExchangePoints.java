package io.tbot.engine.exchange;

import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.measure.Source;
import java.util.List;
import java.util.Map;

/**
 * The points of calls to an exchange's API, whoever measures them, and the families that show them. Asking again
 * declares nothing twice. Source: spec metrics 2.2; definitions in docs/signals.md.
 */
public final class ExchangePoints {
    private ExchangePoints() {}

    /** Calls: exchange, endpoint, status. */
    public static Point call(Measure measure, Families families) {
        Point point = measure.point("exchange.call", Guard.HTTP, List.of("exchange", "endpoint", "status"));
        families.counter(
                "tbot_exchange_api_requests_total",
                "calls of an exchange's API, by endpoint and answer",
                point,
                Source.CALLS,
                Map.of(),
                "exchange",
                "endpoint",
                "status");
        families.histogram(
                "tbot_exchange_api_response_time_seconds",
                "how long an exchange's API took to answer, or to fail",
                point,
                Map.of(),
                "exchange",
                "endpoint");
        return point;
    }

    /** Calls that failed or were refused: exchange, type of error. */
    static Point error(Measure measure, Families families) {
        Point point = measure.point("http.error", Guard.NONE, List.of("exchange", "error_type"));
        families.counter(
                "tbot_exchange_errors_total",
                "calls of an exchange's API that failed or were refused",
                point,
                Source.CALLS,
                Map.of(),
                "exchange",
                "error_type");
        return point;
    }
}
