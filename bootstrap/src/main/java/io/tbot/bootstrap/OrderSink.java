package io.tbot.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * Where {@link Orders} delivers. Abstract and implemented once, so that the compiled call is direct.
 *
 * <p>Threads: every method may be entered by any number of application threads at once, and blocks none. Errors: an
 * implementation throws nothing.
 */
public abstract class OrderSink {
    /** Remembers a client's venue; see {@link Orders#client}. */
    public abstract void client(Object client, @Nullable String name, @Nullable String uri);

    /** This thread's facts, cleared; see {@link Orders#facts}. */
    public abstract OrderFacts facts();

    /** The venue of the last call; see {@link Orders#venue}. */
    public abstract @Nullable Object venue();

    /** Takes facts outside calls; see {@link Orders#tell}. */
    public abstract void tell(OrderFacts facts);

    /** Takes what a service's stream brings: one of the bot's trades, or an order. */
    public abstract void streamed(Object service, boolean trade, Object item);

    /** Opens a call; see {@link Orders#enter}. */
    public abstract int enter(
            int call,
            long startNanos,
            @Nullable Object exchange,
            @Nullable Object symbol,
            @Nullable Object type,
            @Nullable Object side);

    /** Closes a call; see {@link Orders#exit}. */
    public abstract void exit(int token, int call, long startNanos, boolean refused, @Nullable Throwable thrown);

    /** Takes the text of an answer; see {@link Orders#answered}. */
    public abstract void answered(String venue, String method, String path, @Nullable Object symbol, String text);
}
