package io.tbot.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * The static target of advice that is inlined into order libraries: the calls by which a bot places, replaces, cancels
 * and queries orders, and the reports that come back.
 *
 * <p>Threads: any application thread; never blocks one. Errors: nothing is thrown.
 */
public final class Orders {
    /** A new order. */
    public static final int PLACE = 0;

    /** A change of an order that rests at the venue. */
    public static final int REPLACE = 1;

    /** The end of an order that rests at the venue. */
    public static final int CANCEL = 2;

    /** A question about orders. */
    public static final int QUERY = 3;

    /** The token of a call within another. */
    public static final int WITHIN = -1;

    /** What is told before anyone listens; a benign race, since nobody reads it. */
    private static final OrderFacts UNHEARD = new OrderFacts();

    /** Plain on purpose: set once before the first class is woven. */
    private static @Nullable OrderSink sink;

    private Orders() {}

    /** Connects the engine. Called once, before any class is woven. */
    public static void connect(OrderSink engine) {
        sink = engine;
    }

    /**
     * Reads the clock for a call that begins; the first thing advice does.
     *
     * @return {@link System#nanoTime}, or 0 where nothing is to be measured: then advice does nothing else
     */
    @HotPath
    public static long begin() {
        return sink == null ? 0 : Clock.begin();
    }

    /**
     * Remembers which venue one of the library's objects talks to; {@link Market} and {@link Accounts} know it then
     * too.
     *
     * @param client the object that calls are made on
     * @param name what the library calls the venue
     * @param uri where it reaches the venue
     */
    @HotPath
    public static void client(@Nullable Object client, @Nullable String name, @Nullable String uri) {
        OrderSink sink = Orders.sink;
        if (sink != null && client != null) {
            sink.client(client, name, uri);
        }
    }

    /**
     * This thread's facts, cleared, for the advice to set what it knows before {@link #enter}, {@link #exit} or
     * {@link #tell}, its symbol only where {@link #enter} is given none; never {@code null}, so that advice need not
     * ask.
     */
    @HotPath
    public static OrderFacts facts() {
        OrderSink sink = Orders.sink;
        return sink == null ? UNHEARD : sink.facts();
    }

    /** Whether {@code token} is that of a call which is not within another: its answer is told. */
    @HotPath
    public static boolean isOutermost(int token) {
        return token != WITHIN;
    }

    /** The venue of the call that this thread ended last. */
    @HotPath
    public static @Nullable Object venue() {
        OrderSink sink = Orders.sink;
        return sink == null ? null : sink.venue();
    }

    /**
     * Tells what belongs to no call of this thread: a report, a list, a trade. Its step is set, its time only where it
     * is not now.
     */
    @HotPath
    public static void tell(OrderFacts facts) {
        OrderSink sink = Orders.sink;
        if (sink != null) {
            sink.tell(facts);
        }
    }

    /** Takes an item of an {@link OrderStream}. */
    static void streamed(Object service, boolean trade, Object item) {
        OrderSink sink = Orders.sink;
        if (sink != null) {
            sink.streamed(service, trade, item);
        }
    }

    /**
     * Opens a call; what else is known of it was set in {@link #facts}. Labels are strings or enums; {@code null} where
     * the library does not tell.
     *
     * @param call {@link #PLACE}, {@link #REPLACE}, {@link #CANCEL} or {@link #QUERY}; only the first has a type and a
     *     side
     * @param exchange the venue's name, or the object the call is made on; where that is not {@link #client known}, a
     *     call within this one may tell
     * @return a token for the exit; negative where no frame is open for it
     */
    @HotPath
    public static int enter(
            int call,
            long startNanos,
            @Nullable Object exchange,
            @Nullable Object symbol,
            @Nullable Object type,
            @Nullable Object side) {
        OrderSink sink = Orders.sink;
        return sink == null ? -1 : sink.enter(call, startNanos, exchange, symbol, type, side);
    }

    /**
     * Takes the text by which the venue answered the open call; before {@link #exit}.
     *
     * @param venue whose API it is
     * @param method of the request that it answers
     * @param path of that
     */
    @HotPath
    public static void answered(String venue, String method, String path, @Nullable Object text) {
        answered(venue, method, path, null, text);
    }

    /**
     * The same of a call about one symbol.
     *
     * @param symbol that was asked for, as {@link OrderFacts#plain} gives it; {@code null} for all
     */
    @HotPath
    public static void answered(
            String venue, String method, String path, @Nullable Object symbol, @Nullable Object text) {
        OrderSink sink = Orders.sink;
        if (sink != null && text instanceof String && !AgentThread.isCurrent()) {
            sink.answered(venue, method, path, symbol, (String) text);
        }
    }

    /**
     * Closes a call; what its answer says was set in {@link #facts}.
     *
     * @param refused whether the library said no by its result
     * @param thrown the exception it ended with; its class is the reason
     */
    @HotPath
    public static void exit(int token, int call, long startNanos, boolean refused, @Nullable Throwable thrown) {
        OrderSink sink = Orders.sink;
        if (sink != null) {
            sink.exit(token, call, startNanos, refused, thrown);
        }
    }
}
