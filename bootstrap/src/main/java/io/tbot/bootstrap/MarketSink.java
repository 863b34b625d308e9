package io.tbot.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * Where {@link Market} delivers. Abstract and implemented once, so that the compiled call is direct.
 *
 * <p>Threads: every method may be entered by any number of application threads at once, and blocks none. Errors: an
 * implementation throws nothing.
 */
public abstract class MarketSink {
    /** Opens a call; see {@link Market#enter}. */
    public abstract int enter(long startNanos, @Nullable Object exchange, @Nullable Object symbol);

    /** Closes a call; see {@link Market#exit}. */
    public abstract void exit(int token, int data, long startNanos, long venueMillis, @Nullable Throwable thrown);
}
