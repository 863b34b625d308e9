package io.tbot.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * The static target of advice that is inlined into probed methods. A <em>site</em> is one probe in one woven method's
 * bytecode: an {@code int} that the engine handed out at weave time.
 *
 * <p>Threads: any application thread; never blocks one. Shape: a switch per site, {@value #MAX_SITES} sites at most; a
 * site beyond reads as switched off. Errors: nothing is thrown; a fault inside a probe goes to {@link #failed}, is
 * counted, and after a hundred of them the engine switches the site off.
 */
public final class Probe {
    /** More woven probe sites than any bot has; 8 KB of switches. */
    public static final int MAX_SITES = 8192;

    /**
     * Times that advice ended exceptionally. Woven code adds to it itself, since that cannot fail in turn where the
     * stack has overflowed: a call would. A benign race: two at the same moment may count once.
     */
    public static int faults;

    /** Those of them that were stack overflows: one that struck an exit has left its operation open. */
    public static int overflows;

    private static final boolean[] SWITCHES = new boolean[MAX_SITES];

    /**
     * Plain on purpose: set once before the first class is woven, and a thread that misses it only misses to measure.
     */
    private static @Nullable ProbeSink sink;

    private Probe() {}

    /** Connects the engine. Called once, before any class is woven. */
    public static void connect(ProbeSink engine) {
        sink = engine;
    }

    /** Switches a site on or off; a benign race: a call in flight ends under the old setting. */
    public static void turn(int site, boolean on) {
        if (site > 0 && site < MAX_SITES) {
            SWITCHES[site] = on;
        }
    }

    /**
     * Reads the clock for a call that begins; the first thing advice does.
     *
     * @return {@link System#nanoTime}, or 0 where the site is switched off or the thread is the agent's own: then
     *     advice does nothing else
     */
    @HotPath
    public static long begin(int site) {
        return site >= 0 && site < MAX_SITES && SWITCHES[site] ? Clock.begin() : 0;
    }

    /**
     * Whether a site is switched on and the thread is not the agent's own; what advice that times nothing asks first.
     */
    @HotPath
    public static boolean isOn(int site) {
        return site >= 0 && site < MAX_SITES && SWITCHES[site] && !AgentThread.isCurrent();
    }

    /**
     * Opens an operation under the labels that are known at its start, in the order of the site's label slots;
     * {@code null} where a slot is unbound.
     *
     * @return a token for the exit; negative where this call is nested in one already counted (a proxy and its target)
     *     and is not to be counted again
     */
    @HotPath
    public static int enter(
            int site,
            long startNanos,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4) {
        ProbeSink sink = Probe.sink;
        return sink == null ? -1 : sink.enter(site, startNanos, l0, l1, l2, l3, l4);
    }

    /**
     * Closes an operation.
     *
     * @param verdict what the site's {@code ok} or {@code fail} path read, {@code null} where it has none
     * @param thrown the exception the method ended with
     */
    @HotPath
    public static void exit(
            int site, int token, long startNanos, @Nullable Object verdict, @Nullable Throwable thrown) {
        ProbeSink sink = Probe.sink;
        if (sink != null) {
            sink.exit(site, token, startNanos, verdict, thrown);
        }
    }

    /** Closes an operation one of whose labels comes from its result; such a site's {@link #enter} gets no labels. */
    @HotPath
    public static void exitLabelled(
            int site,
            int token,
            long startNanos,
            @Nullable Object verdict,
            @Nullable Throwable thrown,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4) {
        ProbeSink sink = Probe.sink;
        if (sink != null) {
            sink.exitLabelled(site, token, startNanos, verdict, thrown, l0, l1, l2, l3, l4);
        }
    }

    /**
     * Sets a gauge or adds to a counter.
     *
     * @param number the value where the probed expression is a primitive; NaN otherwise
     * @param boxed the value where it is an object ({@link Number}); {@code null} otherwise
     */
    @HotPath
    public static void value(
            int site,
            double number,
            @Nullable Object boxed,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4) {
        ProbeSink sink = Probe.sink;
        if (sink != null) {
            sink.value(site, number, boxed, l0, l1, l2, l3, l4);
        }
    }

    /**
     * Takes what a tick that {@code token} opened says of itself; its probe's {@link #enter} told nobody of it yet.
     *
     * @param epoch seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by magnitude; 0 where the
     *     expression is an object, {@link OrderFacts#NONE} where there is none or it could not be read
     * @param boxed a {@link java.util.Date}, {@code java.time.Instant} or {@link Number}; {@code null} where it is a
     *     primitive
     * @param sequence the venue's number of it; {@link OrderFacts#NONE} where the expression is an object or missing
     * @param sequenceBoxed a {@link Number}; {@code null} where it is a primitive
     */
    @HotPath
    public static void tick(
            int site,
            int token,
            long startNanos,
            long epoch,
            @Nullable Object boxed,
            long sequence,
            @Nullable Object sequenceBoxed,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2) {
        ProbeSink sink = Probe.sink;
        if (sink != null) {
            sink.tick(site, token, startNanos, epoch, boxed, sequence, sequenceBoxed, l0, l1, l2);
        }
    }

    /**
     * Closes the call that brought a tick by its result; the parameters are those of {@link #exit} and {@link #tick}.
     */
    @HotPath
    public static void exitTick(
            int site,
            int token,
            long startNanos,
            @Nullable Object verdict,
            @Nullable Throwable thrown,
            long epoch,
            @Nullable Object boxed,
            long sequence,
            @Nullable Object sequenceBoxed,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2) {
        ProbeSink sink = Probe.sink;
        if (sink != null) {
            sink.exitTick(site, token, startNanos, verdict, thrown, epoch, boxed, sequence, sequenceBoxed, l0, l1, l2);
        }
    }

    /**
     * Begins an order call whose operation {@link #enter} has just opened; what else is known of the order was set in
     * {@link Orders#facts}.
     */
    @HotPath
    public static void orderBegins(
            int site,
            long startNanos,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4) {
        ProbeSink sink = Probe.sink;
        if (sink != null) {
            sink.orderBegins(site, startNanos, l0, l1, l2, l3, l4);
        }
    }

    /** Whether a call that returned was carried out, by what its {@code ok} or {@code fail} path read. */
    @HotPath
    public static boolean isOk(int site, @Nullable Object verdict) {
        ProbeSink sink = Probe.sink;
        return sink != null && sink.isOk(site, verdict);
    }

    /**
     * Closes the operation and, where one was begun, the order call; what the answer says was set in
     * {@link Orders#facts}.
     */
    @HotPath
    public static void orderEnds(
            int site,
            int token,
            long startNanos,
            long endNanos,
            @Nullable Object verdict,
            @Nullable Throwable thrown,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4) {
        ProbeSink sink = Probe.sink;
        if (sink != null) {
            sink.orderEnds(site, token, startNanos, endNanos, verdict, thrown, l0, l1, l2, l3, l4);
        }
    }

    /** Tells of one order what was set in {@link Orders#facts}: a report, or an answer to a question. */
    @HotPath
    public static void order(int site, long nanos, @Nullable Object l0, @Nullable Object l1) {
        ProbeSink sink = Probe.sink;
        if (sink != null) {
            sink.order(site, nanos, l0, l1);
        }
    }

    /** Ends a list of orders; {@link OrderFacts#complete} says whether the venue's was all of it, {@code all} ours. */
    @HotPath
    public static void ordersEnd(int site, long nanos, boolean all, @Nullable Object l0) {
        ProbeSink sink = Probe.sink;
        if (sink != null) {
            sink.ordersEnd(site, nanos, all, l0);
        }
    }

    /** Counts a fault inside a probe: a getter of the bot that threw, or a defect of ours. Never rethrows. */
    @HotPath
    public static void failed(int site, Throwable fault) {
        ProbeSink sink = Probe.sink;
        if (sink != null) {
            sink.failed(site, fault);
        }
    }
}
