package io.tbot.engine.tick;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.OrderFacts;
import org.jspecify.annotations.Nullable;

/**
 * The tick that each thread works on now.
 *
 * <p>Threads: any of the bot's, each with a state of its own; nobody waits. Units: {@link System#nanoTime}; nanoseconds
 * since 1970 for the venue's time.
 */
public final class Ticks {
    private final ThreadLocal<Current> current = ThreadLocal.withInitial(Current::new);

    /**
     * A tick begins to be handled on this thread; one inside another's handling is part of it.
     *
     * @param link {@link OrderFacts#CAUSAL} or {@link OrderFacts#POLLED}
     * @param venueEpochNanos the venue's time of it; 0 where it tells none
     * @param sequence the venue's number of it; {@link OrderFacts#NONE} where it tells none
     */
    @HotPath
    public void arrived(
            int link,
            long arrivalNanos,
            @Nullable Object exchange,
            @Nullable Object symbol,
            long venueEpochNanos,
            long sequence) {
        Current tick = current.get();
        tick.depth++;
        if (tick.depth == 1) {
            tick.link = link;
            tick.arrivalNanos = arrivalNanos;
        }
    }

    /** The handling of a tick ended. */
    @HotPath
    public void handled() {
        Current tick = current.get();
        tick.depth = Math.max(0, tick.depth - 1);
        if (tick.depth == 0 && tick.link == OrderFacts.CAUSAL) {
            tick.link = OrderFacts.NO_TICK;
        }
    }

    /** Says which tick an order of this thread came of. */
    @HotPath
    public void stamp(OrderFacts facts) {
        Current tick = current.get();
        facts.tickLink = tick.link;
        facts.tickNanos = tick.arrivalNanos;
    }

    private static final class Current {
        int depth;
        int link;
        long arrivalNanos;
    }
}
