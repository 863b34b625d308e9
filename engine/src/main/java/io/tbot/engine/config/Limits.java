package io.tbot.engine.config;

import java.util.List;

/**
 * How much the agent keeps before a label value becomes {@code other}: section {@code limits}.
 *
 * <p>Units: numbers of values or series in 1..{@value #MAX_COUNT}; the timeout in milliseconds. A series is one label
 * set, whatever its number of lines.
 *
 * @param histogramSymbols symbols that histograms tell apart; counters keep theirs
 * @param seriesPerCounter per counter or gauge family
 * @param openOrders orders that are followed at a time
 * @param orderAckTimeoutMillis after which an order without acknowledgement is an orphan
 */
public record Limits(
        int histogramSymbols,
        int symbols,
        int exchanges,
        int strategies,
        int endpoints,
        int reasons,
        int seriesPerHistogram,
        int seriesPerCounter,
        int seriesTotal,
        int openOrders,
        int orderAckTimeoutMillis) {
    /** What the catalogue of metrics promises. */
    public static final Limits DEFAULTS = new Limits(20, 200, 50, 100, 200, 50, 300, 1000, 3000, 65_536, 30_000);

    /** Ten times what one exposition may hold "without due diligence" (OpenMetrics 1.0). */
    public static final int MAX_COUNT = 100_000;

    /** The last of {@link #KEYS}, the only one that is a time. */
    static final String TIMEOUT = "order_ack_timeout";

    /** The keys in the order of the components. */
    static final List<String> KEYS = List.of(
            "histogram_symbols",
            "symbols",
            "exchanges",
            "strategies",
            "endpoints",
            "reasons",
            "series_per_histogram",
            "series_per_counter",
            "series_total",
            "open_orders",
            TIMEOUT);

    int[] toArray() {
        return new int[] {
            histogramSymbols,
            symbols,
            exchanges,
            strategies,
            endpoints,
            reasons,
            seriesPerHistogram,
            seriesPerCounter,
            seriesTotal,
            openOrders,
            orderAckTimeoutMillis
        };
    }

    static Limits of(int[] v) {
        return new Limits(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10]);
    }
}
