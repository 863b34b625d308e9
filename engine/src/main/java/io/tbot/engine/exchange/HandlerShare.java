package io.tbot.engine.exchange;

import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.measure.Reading;
import io.tbot.engine.measure.Series;
import io.tbot.engine.measure.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which share of the time the bot's handlers keep a venue's connections busy: at 1 a connection is read as slowly as it
 * is handled, and messages wait.
 *
 * <p>Threads: the reader's. Shape: the sums of the last reading, by venue. Errors: a message counts when its handler is
 * done, so that one longer than the span between two readings counts in the second alone.
 */
final class HandlerShare {
    /** Two scrapers a moment apart share one span. */
    private static final long SHORTEST_NANOS = 1_000_000_000L;

    private final Measure measure;
    private final int site;
    private final String handled;
    private final Map<String, Long> sums = new HashMap<>();
    private long sinceNanos;

    /** @param handled the point of the handlers */
    HandlerShare(Measure measure, Families families, String handled) {
        this.measure = measure;
        this.handled = handled;
        Point point = measure.point("handler.busy", Guard.NONE, List.of("exchange"));
        families.gauge(
                "tbot_handler_busy_ratio",
                "Share of the time that handlers kept a venue's connections busy.",
                point,
                Source.GAUGE,
                Map.of(),
                "exchange");
        site = measure.site(point, "handler share", new String[1]);
    }

    /**
     * Takes a reading.
     *
     * @param connections that are up, by venue
     */
    synchronized void refresh(Map<String, Integer> connections, long nowNanos) {
        long spanNanos = nowNanos - sinceNanos;
        if (sinceNanos != 0 && spanNanos < SHORTEST_NANOS) {
            return;
        }
        Reading reading = measure.read();
        for (Series series : reading.series()) {
            if (!series.point().key().equals(handled)) {
                continue;
            }
            String exchange = series.label(0);
            long sum = reading.of(series).sumNanos();
            Long before = sums.put(exchange, sum);
            if (before != null && sinceNanos != 0) {
                double room = (double) spanNanos * Math.max(1, connections.getOrDefault(exchange, 1));
                measure.set(site, Math.min(1, (sum - before) / room), exchange, null, null, null, null);
            }
        }
        sinceNanos = nowNanos;
    }
}
