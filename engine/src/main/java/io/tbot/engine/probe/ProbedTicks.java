package io.tbot.engine.probe;

import io.tbot.bootstrap.FactValue;
import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Probe;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Series;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The ticks that own probes see, on their way to the feeds, and their age.
 *
 * <p>Threads: any of the bot's; nobody waits. Errors: a time that is none is counted.
 */
final class ProbedTicks {
    private static final int SLOTS = 3;

    /** What the measuring instrument calls a symbol beyond the cap. */
    private static final String OTHER = "other";

    private final Measure measure;
    private final Feeds feeds;
    private final LongAdder badTimes = new LongAdder();
    private final @Nullable Told[] sites = new @Nullable Told[Probe.MAX_SITES];

    ProbedTicks(Measure measure, Feeds feeds) {
        this.measure = measure;
        this.feeds = feeds;
    }

    /**
     * Says what a site tells.
     *
     * @param literals text of each label slot that never changes there: exchange, symbol, data type
     * @param timed whether the venue's time is read there
     */
    void describe(int site, TickMoment moment, @Nullable String[] literals, boolean timed) {
        @Nullable String[] all = new @Nullable String[SLOTS];
        System.arraycopy(literals, 0, all, 0, Math.min(literals.length, SLOTS));
        sites[site] = new Told(moment, all, timed);
    }

    /** A handler begins that brings nothing but labels. */
    @HotPath
    void begin(
            int site, long startNanos, @Nullable Object exchange, @Nullable Object symbol, @Nullable Object dataType) {
        Told told = sites[site];
        if (told != null && told.moment == TickMoment.ENTRY) {
            arrived(told, OrderFacts.CAUSAL, startNanos, 0, OrderFacts.NONE, exchange, symbol, dataType);
        }
    }

    /** What the tick of a handler that just began says of itself was read. */
    @HotPath
    void read(
            int site,
            long startNanos,
            long epoch,
            @Nullable Object boxed,
            long sequence,
            @Nullable Object exchange,
            @Nullable Object symbol,
            @Nullable Object dataType) {
        Told told = sites[site];
        if (told != null) {
            long venueNanos = venueTime(told, epoch, boxed);
            arrived(told, OrderFacts.CAUSAL, startNanos, venueNanos, sequence, exchange, symbol, dataType);
        }
    }

    /** A handler ends; or a call that asked, whose labels were known when it began. */
    @HotPath
    void end(int site, int token, long endNanos, boolean failed) {
        Told told = sites[site];
        if (told == null) {
            return;
        }
        if (told.moment != TickMoment.RETURN) {
            feeds.handled();
            return;
        }
        Series tick = failed ? null : measure.seriesOf(token);
        if (tick != null) {
            String symbol = OTHER.equals(tick.label(1)) ? null : tick.label(1);
            arrived(told, OrderFacts.POLLED, endNanos, 0, OrderFacts.NONE, tick.label(0), symbol, tick.label(2));
            feeds.handled();
        }
    }

    /** A call that asked brought a tick by its result. */
    @HotPath
    void polled(
            int site,
            long endNanos,
            long epoch,
            @Nullable Object boxed,
            long sequence,
            @Nullable Object exchange,
            @Nullable Object symbol,
            @Nullable Object dataType) {
        Told told = sites[site];
        if (told != null) {
            long venueNanos = venueTime(told, epoch, boxed);
            arrived(told, OrderFacts.POLLED, endNanos, venueNanos, sequence, exchange, symbol, dataType);
            feeds.handled();
        }
    }

    @HotPath
    private void arrived(
            Told told,
            int link,
            long nanos,
            long venueEpochNanos,
            long sequence,
            @Nullable Object exchange,
            @Nullable Object symbol,
            @Nullable Object dataType) {
        feeds.arrived(
                link,
                nanos,
                told.value(0, exchange),
                told.value(1, symbol),
                told.value(2, dataType),
                venueEpochNanos,
                sequence,
                sequence,
                OrderFacts.NONE);
    }

    /** The venue's time; 0 where there is none, which is counted where there should be one. */
    @HotPath
    private long venueTime(Told told, long epoch, @Nullable Object boxed) {
        if (!told.timed || (epoch == OrderFacts.NONE && boxed == null)) {
            return 0;
        }
        long nanos = ExchangeClock.epochNanos(epoch, boxed);
        if (nanos == 0) {
            badTimes.increment();
        }
        return nanos;
    }

    /** Times that were none. */
    long badTimes() {
        return badTimes.sum();
    }

    /** What one site tells. */
    private static final class Told {
        final TickMoment moment;
        final boolean timed;
        private final @Nullable String[] literals;

        Told(TickMoment moment, @Nullable String[] literals, boolean timed) {
            this.moment = moment;
            this.literals = literals;
            this.timed = timed;
        }

        @HotPath
        @Nullable
        Object value(int slot, @Nullable Object brought) {
            String literal = literals[slot];
            return literal == null ? FactValue.of(brought) : literal;
        }
    }
}
