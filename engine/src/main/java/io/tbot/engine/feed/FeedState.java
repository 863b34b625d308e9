package io.tbot.engine.feed;

/**
 * One feed as it is now. Units: nanoseconds; NaN where nobody can tell.
 *
 * @param last the last number in turn; {@link io.tbot.bootstrap.OrderFacts#NONE} where the venue numbers nothing
 * @param thresholdNanos the pause after which it counts as standing still; 0 while it is not learned
 * @param stale 1 where it stands still, 0 where not
 */
public record FeedState(
        String exchange,
        String symbol,
        String dataType,
        boolean pushed,
        long ticks,
        double perSecond,
        long silentNanos,
        long last,
        long gaps,
        long missed,
        long duplicates,
        long outOfOrder,
        long thresholdNanos,
        double stale) {
    static FeedState of(Feed feed, long nowNanos) {
        return new FeedState(
                FeedGauges.text(feed.exchange),
                FeedGauges.text(feed.symbol),
                FeedGauges.text(feed.dataType),
                feed.pushed,
                feed.ticks,
                feed.rate(),
                nowNanos - feed.lastNanos,
                feed.sequence.last(),
                feed.gaps,
                feed.missed,
                feed.duplicates,
                feed.outOfOrder,
                feed.thresholdNanos(),
                feed.stale(nowNanos));
    }
}
