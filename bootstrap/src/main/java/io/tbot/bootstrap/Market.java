package io.tbot.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * The static target of advice that is inlined into market data libraries: the calls by which a bot asks for market
 * data.
 *
 * <p>Threads: any application thread; never blocks one. Errors: nothing is thrown.
 */
public final class Market {
    /** No data: the call brought none. */
    public static final int NOTHING = -1;

    /** Last price, best bid and ask. */
    public static final int TICKER = 0;

    /** Bids and asks. */
    public static final int ORDER_BOOK = 1;

    /** Other people's trades. */
    public static final int TRADES = 2;

    /** Candles. */
    public static final int CANDLES = 3;

    /** Plain on purpose: set once before the first class is woven. */
    private static @Nullable MarketSink sink;

    private Market() {}

    /** Connects the engine. Called once, before any class is woven. */
    public static void connect(MarketSink engine) {
        sink = engine;
    }

    /**
     * Reads the clock for a call that begins; the first thing advice does.
     *
     * @return {@link System#nanoTime}, or 0 where nothing is to be measured: then advice does nothing else
     */
    @HotPath
    public static long begin() {
        if (sink == null || AgentThread.isCurrent()) {
            return 0;
        }
        long nanos = System.nanoTime();
        return nanos == 0 ? 1 : nanos;
    }

    /**
     * Opens a call.
     *
     * @param exchange the venue's name, or the object the call is made on
     * @param symbol a string; {@code null} where the call is not about one symbol
     * @return a token for the exit; negative where this call is part of one already open
     */
    @HotPath
    public static int enter(long startNanos, @Nullable Object exchange, @Nullable Object symbol) {
        MarketSink sink = Market.sink;
        return sink == null ? -1 : sink.enter(startNanos, exchange, symbol);
    }

    /**
     * Closes a call.
     *
     * @param data {@link #TICKER}, {@link #ORDER_BOOK}, {@link #TRADES}, {@link #CANDLES} or {@link #NOTHING}
     * @param venueMillis the venue's time of the data, milliseconds since 1970; 0 where it tells none
     * @param thrown the exception it ended with: then it brought nothing and is none
     */
    @HotPath
    public static void exit(int token, int data, long startNanos, long venueMillis, @Nullable Throwable thrown) {
        MarketSink sink = Market.sink;
        if (sink != null) {
            sink.exit(token, data, startNanos, venueMillis, thrown);
        }
    }
}
