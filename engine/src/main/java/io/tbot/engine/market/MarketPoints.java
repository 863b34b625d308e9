package io.tbot.engine.market;

import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.measure.Source;
import java.util.List;
import java.util.Map;

/**
 * The points of market data and the families that show them; own probes and market data libraries measure the same
 * ones. Asking again declares nothing twice. Source: spec metrics 2.2; definitions in docs/signals.md.
 */
public final class MarketPoints {
    private static final Map<String, String> NONE = Map.of();

    private final Measure measure;
    private final Families families;

    public MarketPoints(Measure measure, Families families) {
        this.measure = measure;
        this.families = families;
    }

    /** Market data that the venue sends: exchange, symbol, data type. */
    public Point tick() {
        return handled("md.tick");
    }

    /** Market data that the bot asks for: exchange, symbol, data type. */
    public Point snapshot() {
        return handled("md.snapshot");
    }

    private Point handled(String key) {
        Point point = measure.point(key, Guard.MARKET_DATA, List.of("exchange", "symbol", "data_type"));
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
        return point;
    }
}
