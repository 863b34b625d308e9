package io.tbot.engine.flow;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.engine.tick.Ticks;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Where every source tells what it knows of the bot's orders: an own probe, a library, a FIX session, a venue's API.
 * Calls within an open call of the same kind (the library inside the probe, the request inside the library) tell of the
 * same order. One of another kind is a call of its own, and so is one that begins after another one went well; a
 * replace that consists of other calls is no further one.
 *
 * <p>Threads: any of the bot's, which neither wait nor allocate; one thread of the agent drains. Errors: facts beyond
 * the queue's capacity are dropped and counted.
 */
public final class OrderFlow {
    private final OrderRing ring = new OrderRing();
    private final AtomicLong ids = new AtomicLong();
    private final LongAdder within = new LongAdder();
    private final Ticks ticks;

    @SuppressWarnings("ThreadLocalUsage") // lives as long as the engine, of which there is one
    private final ThreadLocal<OpenCalls> open = new PerThread();

    public OrderFlow(Ticks ticks) {
        this.ticks = ticks;
    }

    /** This thread's facts, cleared. */
    @HotPath
    public OrderFacts facts() {
        OrderFacts facts = open.get().facts;
        facts.clear();
        return facts;
    }

    /** This thread's facts as its advice left them. */
    @HotPath
    public OrderFacts told() {
        return open.get().facts;
    }

    /**
     * Begins a call: a place, replace or cancel. One of its kind that is open on this thread takes it in.
     *
     * @param facts with kind and time, and what is known so far
     */
    @HotPath
    public void begin(OrderFacts facts) {
        OpenCalls calls = open.get();
        int way = calls.enter(facts.kind);
        if (way == OpenCalls.TOO_DEEP) {
            within.increment();
            return;
        }
        if (way == OpenCalls.OPENS) {
            calls.open(ids.incrementAndGet(), facts.kind);
            if (facts.kind == Orders.PLACE) {
                ticks.stamp(facts);
            }
        }
        facts.step = OrderFacts.BEGIN;
        facts.call = calls.id();
        ring.offer(facts);
    }

    /**
     * Ends what {@link #begin} began, in turn.
     *
     * @param facts with kind, time and outcome, and what the answer says
     */
    @HotPath
    public void end(OrderFacts facts) {
        OpenCalls calls = open.get();
        if (calls.id() == 0) {
            return;
        }
        facts.call = calls.id();
        boolean tells = calls.kind() == facts.kind;
        if (tells && calls.consistsOfOthers()) {
            facts.outcome = OrderFacts.NOT_OFFERED;
        } else if (tells && calls.endsSeveral()) {
            forgetAnswer(facts);
        } else if (tells && facts.outcome == OrderFacts.OK) {
            calls.answered();
        }
        calls.leave();
        if (tells) {
            facts.step = OrderFacts.END;
            ring.offer(facts);
        }
    }

    /** Nobody knows of which of its orders the answer speaks; each has told its own end. */
    @HotPath
    private static void forgetAnswer(OrderFacts facts) {
        facts.outcome = OrderFacts.OK;
        facts.clientId = null;
        facts.origClientId = null;
        facts.venueId = null;
        facts.status = null;
    }

    /** Leaves what {@link #begin} began, in turn; its end is told by {@link #tell}, with its call. */
    @HotPath
    public void leave() {
        open.get().leave();
    }

    /** The first byte of a request leaves now, if it is that of an order call of this thread. */
    @HotPath
    public void wired(long nanos) {
        OpenCalls calls = open.get();
        if (calls.wires()) {
            OrderFacts facts = calls.wire;
            facts.step = OrderFacts.WIRE;
            facts.kind = calls.kind();
            facts.call = calls.id();
            facts.timeNanos = nanos;
            ring.offer(facts);
        }
    }

    /** Tells what belongs to no open call of this thread: a report, a list, a trade, or a late answer with its call. */
    @HotPath
    public void tell(OrderFacts facts) {
        if (facts.step == OrderFacts.END && facts.outcome == OrderFacts.OK) {
            open.get().answered(facts.call);
        }
        ring.offer(facts);
    }

    /** The order call that is open on this thread; 0 for none. */
    @HotPath
    public long openCall() {
        return open.get().id();
    }

    /** Hands on what was told since; only the agent's order thread. Returns how many facts there were. */
    public int drain(Consumer<OrderFacts> reader) {
        return ring.drain(reader, System.nanoTime());
    }

    /** Calls of another kind within more open ones than are kept apart, which are not followed. */
    public long within() {
        return within.sum();
    }

    /** Facts that found no place. */
    public long dropped() {
        return ring.dropped();
    }

    /** Not a lambda: it would link before the application's {@code main}. */
    private static final class PerThread extends ThreadLocal<OpenCalls> {
        @Override
        protected OpenCalls initialValue() {
            return new OpenCalls();
        }
    }
}
