package io.tbot.engine.feed;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Probe;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.tick.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Every tick of every source, once: an own probe, a market data library, a FIX session, a venue's stream. Of each it
 * takes the age, the pause before it, and what its number says of those that are missing.
 *
 * <p>Threads: any of the bot's; nobody waits: of two that bring a tick of one feed at the same moment one is taken for
 * its age alone, and counted ({@link #passedBy}). Units: {@link System#nanoTime}; nanoseconds since 1970 for the
 * venue's time. Source: spec trading B0, B3.
 */
public final class Feeds {
    private static final String BY_CLOCK = "clock";
    private static final String BY_FASTEST = "fastest";

    private final Ticks ticks;
    private final Measure measure;
    private final WallClock clock;
    private final FeedPoints points;
    private final FeedTable feeds = new FeedTable();
    private final LongAdder passedBy = new LongAdder();
    private volatile VenueClock clocks = VenueClock.UNKNOWN;

    public Feeds(Ticks ticks, Measure measure, Families families, WallClock clock) {
        this.ticks = ticks;
        this.measure = measure;
        this.clock = clock;
        this.points = new FeedPoints(measure, families);
        families.beforeReading(new FeedGauges(feeds, measure, points));
    }

    /** Takes who knows the venues' clocks. */
    public void correctWith(VenueClock clocks) {
        this.clocks = clocks;
    }

    /**
     * A tick begins to be handled on this thread.
     *
     * @param link {@link OrderFacts#CAUSAL} for one that came, {@link OrderFacts#POLLED} for one that was asked for
     * @param exchange like symbol and data type a string or an enum
     * @param venueEpochNanos the venue's time of it; 0 where it tells none
     * @param first the venue's number of its first change; {@link OrderFacts#NONE} where it tells none
     * @param last the number of its last change; {@code first} where it is one
     * @param previous the number of the last change before it, where the venue tells
     */
    @HotPath
    public void arrived(
            int link,
            long arrivalNanos,
            @Nullable Object exchange,
            @Nullable Object symbol,
            @Nullable Object dataType,
            long venueEpochNanos,
            long first,
            long last,
            long previous) {
        String venue = label(exchange);
        String name = label(symbol);
        ticks.arrived(link, arrivalNanos, venue, name, venueEpochNanos, last);
        Feed feed = feeds.of(venue, name, label(dataType));
        if (feed == null) {
            return;
        }
        if (venueEpochNanos > 0) {
            aged(feed, clock.epochNanos(arrivalNanos) - venueEpochNanos);
        }
        if (!feed.claim()) {
            passedBy.increment();
            return;
        }
        try {
            look(feed, link, arrivalNanos, first, last, previous);
        } catch (Throwable struck) { // a stack that is full; the feed must not stay claimed for it
            Probe.faults++;
        }
        feed.release();
    }

    /** The best bid and ask of a tick that {@link #arrived} took; either may be NaN. */
    @HotPath
    public void quoted(String exchange, String symbol, long arrivalNanos, double bidPx, double askPx) {
        ticks.quoted(exchange, symbol, arrivalNanos, bidPx, askPx);
    }

    /** Which tick each thread works on. */
    @HotPath
    public Ticks ticks() {
        return ticks;
    }

    @HotPath
    private void look(Feed feed, int link, long arrivalNanos, long first, long last, long previous) {
        feed.arrived(arrivalNanos, link != OrderFacts.POLLED);
        Sequence.Verdict verdict = first == OrderFacts.NONE || link == OrderFacts.POLLED
                ? Sequence.Verdict.NEXT
                : feed.sequence.take(first, last, previous);
        if (verdict != Sequence.Verdict.NEXT) {
            note(feed, verdict, feed.sequence.missed);
        }
    }

    /** The handling of a tick ended. */
    @HotPath
    public void handled() {
        ticks.handled();
    }

    /** A name: the bot's own objects are neither run nor kept. */
    @HotPath
    private static @Nullable String label(@Nullable Object value) {
        return value instanceof String text ? text : value instanceof Enum<?> constant ? constant.name() : null;
    }

    @HotPath
    private void aged(Feed feed, long delayNanos) {
        measure.record(points.age, delayNanos, false, feed.exchange, feed.dataType, null, null, null);
        feed.delay.add(delayNanos);
        feed.lastDelayNanos = delayNanos;
        long offset = feed.delay.offsetNanos();
        boolean known = offset != OrderFacts.NONE;
        long corrected = known ? delayNanos + offset : delayNanos - feed.delay.shortestNanos();
        String by = known ? BY_CLOCK : BY_FASTEST;
        measure.record(points.corrected, Math.max(0, corrected), false, feed.exchange, feed.dataType, by, null, null);
    }

    /** Something was missing, or came twice, or late: rare. */
    @HotPath
    private void note(Feed feed, Sequence.Verdict verdict, long missed) {
        if (verdict == Sequence.Verdict.GAP) {
            feed.gaps = feed.gaps + 1;
            feed.missed = feed.missed + missed;
            measure.count(points.gap, 1, feed.exchange, feed.symbol, null, null, null);
            measure.add(points.missed, missed, feed.exchange, feed.symbol, null, null, null);
        } else if (verdict == Sequence.Verdict.DUPLICATE) {
            feed.duplicates = feed.duplicates + 1;
            measure.count(points.duplicate, 1, feed.exchange, feed.symbol, null, null, null);
        } else {
            feed.outOfOrder = feed.outOfOrder + 1;
            measure.count(points.outOfOrder, 1, feed.exchange, feed.symbol, null, null, null);
        }
    }

    /** Ends a second; the clock thread calls it. */
    public void endSecond(long nowNanos) {
        feeds.turn(nowNanos, clocks);
        feeds.each(Feed::mark);
    }

    /** What is known of every feed now. */
    public List<FeedState> states(long nowNanos) {
        List<FeedState> states = new ArrayList<>();
        feeds.each(feed -> states.add(FeedState.of(feed, nowNanos)));
        return states;
    }

    /** Ticks that were not looked at for gaps, since another thread brought one of the same feed at that moment. */
    public long passedBy() {
        return passedBy.sum();
    }

    /** Ticks of feeds that had no room. */
    public long unwatched() {
        return feeds.unwatched();
    }
}
