package io.tbot.engine.feed;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.OrderFacts;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One kind of market data of one symbol of one venue.
 *
 * <p>Threads: whichever of the bot's handles a tick claims it for a few instructions; one that finds it claimed passes
 * the tick by, and counts that. The agent's threads read after {@link #look}, at most one tick late. Shape: about 850
 * bytes.
 */
final class Feed {
    private static final VarHandle CLAIMED;

    /** Fewer pauses say nothing of how long one usually is. */
    static final int LEARNED = 100;

    /** Twenty times as many as one in a hundred: five p99s in a row happen by chance to no feed that is up. */
    static final int PATIENCE = 5;

    /** Below this no human or machine reacts to a feed that stands still. */
    static final long SHORTEST_NANOS = 1_000_000_000L;

    /** Seconds that a rate is taken over. */
    static final int RATED = 10;

    /** After this many thresholds it is no feed any more: unsubscribed, or the session is over. */
    static final int ENDED = 100;

    static {
        try {
            CLAIMED = MethodHandles.lookup().findVarHandle(Feed.class, "claimed", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    final @Nullable String exchange;
    final @Nullable String symbol;
    final @Nullable String dataType;
    final VenueDelay delay;
    final Sequence sequence = new Sequence();
    private final Pauses pauses = new Pauses();

    /** Ticks at each of the last seconds; the clock thread's. */
    private final long[] marks = new long[RATED + 1];

    private int marked;

    @SuppressWarnings("UnusedVariable") // through CLAIMED
    private volatile int claimed;

    /** Whether its ticks come by themselves; one that is asked for cannot stand still. */
    boolean pushed;

    long lastNanos;
    long ticks;
    long gaps;
    long missed;
    long duplicates;
    long outOfOrder;

    /** Of the last tick: its arrival less the venue's time; {@link OrderFacts#NONE} where the venue tells none. */
    volatile long lastDelayNanos = OrderFacts.NONE;

    Feed(@Nullable String exchange, @Nullable String symbol, @Nullable String dataType, VenueDelay delay) {
        this.exchange = exchange;
        this.symbol = symbol;
        this.dataType = dataType;
        this.delay = delay;
    }

    @HotPath
    boolean claim() {
        return CLAIMED.compareAndSet(this, 0, 1);
    }

    @HotPath
    void release() {
        CLAIMED.setRelease(this, 0);
    }

    /** Makes visible what the last claim wrote. */
    void look() {
        int unused = (int) CLAIMED.getAcquire(this);
    }

    /** Notes an arrival; held. */
    @HotPath
    void arrived(long arrivalNanos, boolean pushed) {
        if (ticks != 0 && arrivalNanos >= lastNanos) {
            pauses.add(arrivalNanos - lastNanos);
        }
        this.pushed = pushed;
        lastNanos = arrivalNanos;
        ticks = ticks + 1;
    }

    /** When it counts as standing still; 0 while it has not been learned. */
    long thresholdNanos() {
        return pauses.count() < LEARNED ? 0 : Math.max(SHORTEST_NANOS, saturated(pauses.quantileNanos(0.99), PATIENCE));
    }

    private static long saturated(long nanos, int times) {
        return nanos > Long.MAX_VALUE / times ? Long.MAX_VALUE : nanos * times;
    }

    /** 1 where it stands still, 0 where not, NaN where nobody can tell or it has ended. */
    double stale(long nowNanos) {
        long threshold = thresholdNanos();
        long silent = nowNanos - lastNanos;
        if (!pushed || threshold == 0 || silent > saturated(threshold, ENDED)) {
            return Double.NaN;
        }
        return silent > threshold ? 1 : 0;
    }

    /** Ends a second; only the clock thread. */
    void mark() {
        marks[marked++ % marks.length] = ticks;
    }

    /** Ticks a second over the last {@value #RATED}, or since its first. */
    double rate() {
        int seconds = Math.min(marked - 1, RATED);
        if (seconds <= 0) {
            return Double.NaN;
        }
        long now = marks[(marked - 1) % marks.length];
        return (now - marks[(marked - 1 - seconds) % marks.length]) / (double) seconds;
    }

    @HotPath
    boolean isOf(@Nullable String exchange, @Nullable String symbol, @Nullable String dataType) {
        return same(this.symbol, symbol) && same(this.exchange, exchange) && same(this.dataType, dataType);
    }

    @HotPath
    private static boolean same(@Nullable String a, @Nullable String b) {
        return a == null ? b == null : a.equals(b);
    }
}
