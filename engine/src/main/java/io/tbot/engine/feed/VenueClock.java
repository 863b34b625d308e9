package io.tbot.engine.feed;

import io.tbot.bootstrap.OrderFacts;

/** Knows venues' clocks. Threads: the clock thread asks, once a second. */
public interface VenueClock {
    /** Knows none. */
    VenueClock UNKNOWN = new VenueClock() { // not a lambda: it would link before main
                @Override
                public long offsetNanos(String exchange) {
                    return OrderFacts.NONE;
                }
            };

    /**
     * By how many nanoseconds the venue's clock is ahead of this machine's, negative where it is behind;
     * {@link OrderFacts#NONE} where nobody knows well enough.
     */
    long offsetNanos(String exchange);
}
