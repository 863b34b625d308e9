package io.tbot.engine.flow;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.bootstrap.Probe;
import io.tbot.engine.tick.Ticks;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Where every source tells what it knows of the bot's orders: an own probe, a library, a FIX session, a venue's API.
 * Calls within an open call of the same kind (the library inside the probe, the request inside the library) tell of the
 * same order.
 *
 * <p>Threads: any of the bot's, which neither wait nor allocate; one thread of the agent drains. Errors: facts beyond
 * the queue's capacity are dropped and counted.
 */
public final class OrderFlow {
    private final OrderRing ring = new OrderRing();
    private final AtomicLong calls = new AtomicLong();
    private final LongAdder within = new LongAdder();
    private final Ticks ticks;

    @SuppressWarnings("ThreadLocalUsage") // lives as long as the engine, of which there is one
    private final ThreadLocal<OpenCall> open = new OpenCalls();

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
     * Begins a call: a place, replace or cancel. One that is open on this thread takes it in.
     *
     * @param facts with kind and time, and what is known so far
     */
    @HotPath
    public void begin(OrderFacts facts) {
        OpenCall call = open.get();
        if (call.joins()) {
            if (call.kind != facts.kind) {
                within.increment();
                return;
            }
        } else {
            call.open(calls.incrementAndGet(), facts.kind);
            if (facts.kind == Orders.PLACE) {
                ticks.stamp(facts);
            }
        }
        facts.step = OrderFacts.BEGIN;
        facts.call = call.id;
        ring.offer(facts);
    }

    /**
     * Ends what {@link #begin} began, in turn.
     *
     * @param facts with kind, time and outcome, and what the answer says
     */
    @HotPath
    public void end(OrderFacts facts) {
        OpenCall call = open.get();
        if (call.id == 0) {
            return;
        }
        facts.call = call.id;
        boolean tells = call.kind == facts.kind;
        call.leave();
        if (tells) {
            facts.step = OrderFacts.END;
            ring.offer(facts);
        }
    }

    /** Leaves what {@link #begin} began, in turn; its end is told by {@link #tell}, with its call. */
    @HotPath
    public void leave() {
        OpenCall call = open.get();
        if (call.id != 0) {
            call.leave();
        }
    }

    /** The first byte of a request leaves now, if it is that of an order call of this thread. */
    @HotPath
    public void wired(long nanos) {
        OpenCall call = open.get();
        if (call.id != 0 && !call.wired) {
            call.wired = true;
            OrderFacts facts = call.wire;
            facts.step = OrderFacts.WIRE;
            facts.kind = call.kind;
            facts.call = call.id;
            facts.timeNanos = nanos;
            ring.offer(facts);
        }
    }

    /** Tells what belongs to no open call of this thread: a report, a list, a trade, or a late answer with its call. */
    @HotPath
    public void tell(OrderFacts facts) {
        ring.offer(facts);
    }

    /** The order call that is open on this thread; 0 for none. */
    @HotPath
    public long openCall() {
        return open.get().id;
    }

    /** Hands on what was told since; only the agent's order thread. Returns how many facts there were. */
    public int drain(Consumer<OrderFacts> reader) {
        return ring.drain(reader, System.nanoTime());
    }

    /** Calls of another kind within an open one, which are part of it: a place within a cancel is not followed. */
    public long within() {
        return within.sum();
    }

    /** Facts that found no place. */
    public long dropped() {
        return ring.dropped();
    }

    /** One thread's open order call. */
    private static final class OpenCall {
        private static final int MAX_WITHIN = 1024;

        final OrderFacts facts = new OrderFacts();
        final OrderFacts wire = new OrderFacts();
        long id;
        int kind;
        boolean wired;
        private int depth;

        /** {@link Probe#overflows} when it was opened: an end may have been lost to one. */
        private int overflowsBefore;

        /** Whether a call is open, which takes one more in. */
        @HotPath
        boolean joins() {
            if (id != 0 && (overflowsBefore != Probe.overflows || depth >= MAX_WITHIN)) {
                id = 0;
            }
            if (id != 0) {
                depth++;
            }
            return id != 0;
        }

        @HotPath
        void open(long id, int kind) {
            this.id = id;
            this.kind = kind;
            wired = false;
            depth = 1;
            overflowsBefore = Probe.overflows;
        }

        @HotPath
        void leave() {
            if (--depth <= 0) {
                id = 0;
            }
        }
    }

    /** Not a lambda: it would link before the application's {@code main}. */
    private static final class OpenCalls extends ThreadLocal<OpenCall> {
        @Override
        protected OpenCall initialValue() {
            return new OpenCall();
        }
    }
}
