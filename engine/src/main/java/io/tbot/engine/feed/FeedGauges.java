package io.tbot.engine.feed;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Refreshed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The gauges of feeds, set when somebody looks. Threads: the reader's. */
final class FeedGauges implements Refreshed {
    private static final double NANOS = 1e9;

    /** A feed that has not ticked for longer says nothing of how far handling is behind. */
    private static final long RECENT_NANOS = 10_000_000_000L;

    private final FeedTable feeds;
    private final Measure measure;
    private final FeedPoints points;

    FeedGauges(FeedTable feeds, Measure measure, FeedPoints points) {
        this.feeds = feeds;
        this.measure = measure;
        this.points = points;
    }

    @Override
    public void refresh() {
        long nowNanos = System.nanoTime();
        Map<String, Double> sinceLast = new HashMap<>();
        Map<String, Double> backlog = new HashMap<>();
        Map<List<String>, Double> stale = new HashMap<>();
        Map<List<String>, Double> rate = new HashMap<>();
        feeds.each(feed -> {
            String exchange = text(feed.exchange);
            if (feed.pushed) {
                sinceLast.merge(exchange, (nowNanos - feed.lastNanos) / NANOS, Math::min);
            }
            double behind = behindNanos(feed, nowNanos) / NANOS;
            if (!Double.isNaN(behind)) {
                backlog.merge(exchange, behind, Math::max);
            }
            stale.merge(List.of(exchange, text(feed.symbol)), feed.stale(nowNanos), FeedGauges::worse);
            if (!Double.isNaN(feed.rate())) {
                rate.merge(List.of(exchange, text(feed.dataType)), feed.rate(), Double::sum);
            }
        });
        sinceLast.forEach((exchange, value) -> set(points.sinceLast, value, exchange, null));
        backlog.forEach((exchange, value) -> set(points.backlog, value, exchange, null));
        stale.forEach((key, value) -> set(points.stale, value, key.get(0), key.get(1)));
        rate.forEach((key, value) -> set(points.rate, value, key.get(0), key.get(1)));
    }

    private void set(int site, double value, String exchange, @Nullable String second) {
        measure.set(site, value, exchange, second, null, null, null);
    }

    /** A symbol stands still where one of its feeds does; it is not known where none is. */
    private static double worse(double a, double b) {
        return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.max(a, b);
    }

    private static double behindNanos(Feed feed, long nowNanos) {
        long delay = feed.lastDelayNanos;
        long shortest = feed.delay.shortestNanos();
        return delay == OrderFacts.NONE || shortest == OrderFacts.NONE || nowNanos - feed.lastNanos > RECENT_NANOS
                ? Double.NaN
                : Math.max(0, delay - shortest);
    }

    static String text(@Nullable String label) {
        return Objects.requireNonNullElse(label, "");
    }
}
