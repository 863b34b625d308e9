package io.tbot.engine.feed;

import io.tbot.bootstrap.HotPath;
import io.tbot.engine.tick.Ticks;
import org.jspecify.annotations.Nullable;

/**
 * Every tick of every source, once: an own probe, a market data library, a FIX session, a venue's stream.
 *
 * <p>Threads: any of the bot's; nobody waits. Units: {@link System#nanoTime}; nanoseconds since 1970 for the venue's
 * time.
 */
public final class Feeds {
    private final Ticks ticks;

    public Feeds(Ticks ticks) {
        this.ticks = ticks;
    }

    /**
     * A tick begins to be handled on this thread.
     *
     * @param link {@link io.tbot.bootstrap.OrderFacts#CAUSAL} for one that came,
     *     {@link io.tbot.bootstrap.OrderFacts#POLLED} for one that was asked for
     * @param venueEpochNanos the venue's time of it; 0 where it tells none
     * @param first the venue's number of its first change; {@link io.tbot.bootstrap.OrderFacts#NONE} where it tells
     *     none
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
        ticks.arrived(link, arrivalNanos, exchange, symbol, venueEpochNanos, last);
    }

    /** The handling of a tick ended. */
    @HotPath
    public void handled() {
        ticks.handled();
    }
}
