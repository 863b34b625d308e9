package io.tbot.engine.tick;

import io.tbot.bootstrap.Handoff;
import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Probe;
import io.tbot.engine.measure.CarrierLocal;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The tick that each thread works on now: the one it handles, or the one that came with what another thread handed it.
 *
 * <p>Threads: any of the bot's, each with a state of its own; nobody waits. Units: {@link System#nanoTime}; nanoseconds
 * since 1970 for the venue's time. Errors: a tick that may be another one's is none; what is lost is counted by
 * {@link Handoffs}. Source: docs/decisions/handoff.md.
 */
public final class Ticks {
    /** An order this long after a tick was not decided by it, whatever chain of calls leads there. */
    static final long MAX_AGE_NANOS = 60_000_000_000L;

    /** A thread of its own may live for ever; what it was started for begins at once. */
    static final long MAX_START_NANOS = 1_000_000_000L;

    /** What a loop asked for before it slept is no longer what it decides on. */
    static final long MAX_POLL_NANOS = 5_000_000_000L;

    private static final Class<?> VIRTUAL = CarrierLocal.virtualThreadType();

    final HandoffTable table = new HandoffTable();
    final LongAdder aged = new LongAdder();
    private final LatestTicks latest = new LatestTicks();

    @SuppressWarnings("ThreadLocalUsage") // lives as long as the engine, of which there is one
    private final ThreadLocal<WorkingThread> threads = new Joining();

    /** Whether a tick ever came, or hand-offs are off for good; plain, since switching on twice does no harm. */
    private boolean known;

    /**
     * A tick begins to be handled on this thread; one inside another's handling is part of it, and so is the first one
     * inside the handling of what was handed over: then it is the one that was received elsewhere.
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
        WorkingThread thread = threads.get();
        boolean came = link == OrderFacts.CAUSAL;
        if (thread.depth != 0 && thread.overflowsBefore != Probe.overflows) {
            thread.forget();
        }
        thread.overflowsBefore = Probe.overflows;
        thread.depth++;
        thread.kinds = thread.kinds << 1 | (came ? 1 : 0);
        if (came) {
            if (++thread.arrivals == 1) {
                begin(thread, arrivalNanos);
            }
        } else {
            thread.polledNanos = arrivalNanos;
        }
        if (exchange != null && symbol != null) {
            latest.put(exchange, symbol, arrivalNanos);
        }
    }

    /** The best bid and ask of a tick that {@link #arrived} took, where they are prices that do not cross. */
    @HotPath
    public void quoted(
            @Nullable Object exchange, @Nullable Object symbol, long arrivalNanos, double bidPx, double askPx) {
        if (exchange != null && symbol != null && bidPx > 0 && askPx >= bidPx) {
            latest.quote(exchange, symbol, arrivalNanos, bidPx + (askPx - bidPx) / 2);
        }
    }

    @HotPath
    private void begin(WorkingThread thread, long arrivalNanos) {
        if (!known) {
            known = true;
            Handoff.turn(true);
        }
        boolean same = Handoff.isOn()
                && thread.brought
                && thread.tickNanos != 0
                && arrivalNanos - thread.tickNanos < thread.maxAgeNanos;
        thread.brought = false;
        if (!same) {
            thread.tickNanos = arrivalNanos;
            thread.maxAgeNanos = MAX_AGE_NANOS;
        }
        thread.kept = same;
    }

    /** The handling of a tick ended. */
    @HotPath
    public void handled() {
        WorkingThread thread = threads.get();
        if (thread.depth == 0) {
            return;
        }
        thread.depth--;
        boolean came = (thread.kinds & 1) != 0;
        thread.kinds >>>= 1;
        if (came && --thread.arrivals <= 0) {
            thread.arrivals = 0;
            if (!thread.kept) {
                thread.tickNanos = 0;
            }
        }
    }

    /**
     * Says which tick an order of this thread came of, and where the market stood.
     *
     * @param facts with time, and venue and symbol where they are known
     */
    @HotPath
    public void stamp(OrderFacts facts) {
        Object exchange = facts.exchange;
        Object symbol = facts.symbol;
        if (exchange != null && symbol != null) {
            facts.midPx = latest.midPx(exchange, symbol, facts.timeNanos);
        }
        WorkingThread thread = threads.get();
        facts.tickLink = OrderFacts.NO_TICK;
        facts.tickNanos = 0;
        long tickNanos = current(thread);
        if (tickNanos != 0) {
            if (facts.timeNanos - tickNanos <= thread.maxAgeNanos) {
                facts.tickLink = OrderFacts.CAUSAL;
                facts.tickNanos = tickNanos;
                return;
            }
            aged.increment();
        }
        long polledNanos = thread.polledNanos;
        if (polledNanos != 0 && facts.timeNanos - polledNanos <= MAX_POLL_NANOS) {
            facts.tickLink = OrderFacts.POLLED;
            facts.tickNanos = polledNanos;
            return;
        }
        long latestNanos = exchange == null || symbol == null ? 0 : latest.get(exchange, symbol);
        long ageNanos = facts.timeNanos - latestNanos;
        // one that came while the order was being sent is not what it was decided on
        if (latestNanos != 0 && ageNanos >= 0 && ageNanos <= LatestTicks.MAX_AGE_NANOS) {
            facts.tickLink = OrderFacts.INFERRED;
            facts.tickNanos = latestNanos;
        }
    }

    /** What this thread works on; what it was handed counts only while every hand-off is seen. */
    @HotPath
    long current(WorkingThread thread) {
        return (thread.arrivals > 0 && !thread.kept) || Handoff.isOn() ? thread.tickNanos : 0;
    }

    /** Ticks travel no longer. */
    void off() {
        known = true;
    }

    @HotPath
    WorkingThread thread() {
        return threads.get();
    }

    /** A thread's first tick, hand-off or order: it may have been started for one. */
    private WorkingThread join() {
        WorkingThread thread = new WorkingThread();
        Thread own = Thread.currentThread();
        thread.tickNanos = Handoff.isOn() ? table.take(Handoffs.taskKey(own), thread) : 0;
        thread.brought = thread.tickNanos != 0;
        boolean shortLived = VIRTUAL.isInstance(own);
        thread.startedForNanos = shortLived ? 0 : thread.tickNanos;
        thread.maxAgeNanos = thread.brought && !shortLived ? MAX_START_NANOS : MAX_AGE_NANOS;
        return thread;
    }

    /** Not a lambda: it would link before the application's {@code main}. */
    private final class Joining extends ThreadLocal<WorkingThread> {
        @Override
        protected WorkingThread initialValue() {
            return join();
        }
    }
}
