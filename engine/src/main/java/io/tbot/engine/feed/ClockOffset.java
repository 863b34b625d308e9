package io.tbot.engine.feed;

import io.tbot.bootstrap.HotPath;
import org.jspecify.annotations.Nullable;

/** By how much a venue's clock is ahead of this machine's. Threads: any; nobody waits. */
public interface ClockOffset {
    /** Nobody knows any venue's. */
    ClockOffset UNKNOWN = exchange -> io.tbot.bootstrap.OrderFacts.NONE;

    /** Nanoseconds, negative where it is behind; {@link io.tbot.bootstrap.OrderFacts#NONE} where nobody knows. */
    @HotPath
    long offsetNanos(@Nullable Object exchange);
}
