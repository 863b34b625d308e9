package io.tbot.engine.tick;

import io.tbot.bootstrap.Handoff;
import io.tbot.bootstrap.HandoffSink;
import io.tbot.bootstrap.HotPath;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Refreshed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What crosses from one thread of the bot to another, and the tick that goes with it.
 *
 * <p>Threads: any; nobody waits and nothing is allocated. A thread works on the tick of what it took last from a queue,
 * or of the task it runs. Not: what is taken while a tick is being handled, such as a buffer from a pool, and strings,
 * numbers, enums and classes, of which any two may be one object. Source: docs/decisions/handoff.md.
 */
public final class Handoffs extends HandoffSink implements Refreshed {
    private static final int TASK = 1 << 31;

    /** One wait in so many is timed: a clock read takes as long as all else that a hand-off does. */
    private static final int TIMED = 15;

    private static final int COUNTED = 63;

    /** Objects of one batch that are looked at. */
    private static final int MAX_BATCH = 256;

    private final Ticks ticks;
    private final HandoffTable table;
    private final HandoffPoints points;
    private final LongAdder handoffs = new LongAdder();
    private final LongAdder batches = new LongAdder();
    private final HandoffCost cost;

    public Handoffs(Ticks ticks, Measure measure, Families families) {
        this.ticks = ticks;
        this.table = ticks.table;
        this.points = new HandoffPoints(measure, families);
        this.cost = new HandoffCost(handoffs);
        families.beforeReading(this);
    }

    /**
     * Once a second, by the clock thread: lets time pass, and switches all of it off where it costs too much.
     *
     * @return whether ticks travel
     */
    public boolean check(Consumer<String> log) {
        long nowNanos = System.nanoTime();
        table.second(nowNanos);
        if (Handoff.isOn() && cost.tooMuch(nowNanos)) {
            Handoff.turn(false);
            ticks.off();
            log.accept("hand-offs between threads are " + cost.perSecond()
                    + " a second and take more than 5 % of a core; ticks travel no longer");
        }
        return Handoff.isOn();
    }

    @Override
    public synchronized void refresh() {
        points.lost("ambiguous", table.ambiguous());
        points.lost("evicted", table.evicted());
        points.lost("contended", table.contended());
        points.lost("batch", batches.sum());
        points.lost("aged", ticks.aged.sum());
        points.lost("off", cost.off());
    }

    @Override
    @HotPath
    public void put(Object carrier, int hop) {
        WorkingThread thread = ticks.thread();
        if (anonymous(carrier) || (hop == Handoff.QUEUE && thread.inside > 0)) {
            return;
        }
        long tickNanos = ticks.current(thread);
        int handoff = count(thread);
        boolean timed = tickNanos != 0 && (handoff & TIMED) == 0 && hop <= Handoff.FORK_JOIN;
        long nowNanos = timed ? System.nanoTime() : 0;
        table.put(hop == Handoff.QUEUE ? System.identityHashCode(carrier) : taskKey(carrier), tickNanos, nowNanos);
    }

    @Override
    @HotPath
    public void refused(Object carrier, int hop) {
        WorkingThread thread = ticks.thread();
        if (anonymous(carrier) || (hop == Handoff.QUEUE && thread.inside > 0)) {
            return;
        }
        table.take(hop == Handoff.QUEUE ? System.identityHashCode(carrier) : taskKey(carrier), thread);
    }

    @Override
    @HotPath
    public void take(@Nullable Object carrier) {
        WorkingThread thread = ticks.thread();
        if (thread.inside > 0) {
            return;
        }
        count(thread);
        long tickNanos =
                carrier == null || anonymous(carrier) ? 0 : table.take(System.identityHashCode(carrier), thread);
        if (thread.arrivals == 0) {
            thread.worksOn(tickNanos);
        }
        if (tickNanos != 0) {
            waited(thread, Handoff.QUEUE);
        }
    }

    @Override
    @HotPath
    public void peek(@Nullable Object carrier) {
        WorkingThread thread = ticks.thread();
        if (thread.inside == 0 && thread.arrivals == 0) {
            thread.worksOn(carrier == null || anonymous(carrier) ? 0 : table.peek(System.identityHashCode(carrier)));
        }
    }

    @Override
    @HotPath
    public void drained(@Nullable Object into, int count) {
        WorkingThread thread = ticks.thread();
        if (thread.inside > 0) {
            return;
        }
        List<?> batch = into != null && into.getClass() == ArrayList.class ? (List<?>) into : null;
        int read = batch == null ? 0 : Math.min(count, MAX_BATCH);
        long tickNanos = batch == null ? 0 : takeLast(batch, read, thread);
        if (read < count) {
            batches.increment();
        }
        if (thread.arrivals == 0) {
            thread.worksOn(count == 1 ? tickNanos : 0);
        }
    }

    /**
     * The objects of a batch came through: each is free to go under way again.
     *
     * @return the tick of the last; those of a batch of several are lost
     */
    @HotPath
    private long takeLast(List<?> batch, int count, WorkingThread thread) {
        long tickNanos = 0;
        int ticked = 0;
        int size = batch.size();
        for (int i = Math.max(0, size - count); i < size; i++) {
            Object carrier = batch.get(i);
            tickNanos =
                    carrier == null || anonymous(carrier) ? 0 : table.take(System.identityHashCode(carrier), thread);
            ticked += tickNanos == 0 ? 0 : 1;
        }
        if (count > 1 || ticked == 0) {
            batches.add(Math.max(1, ticked));
        }
        thread.sentNanos = 0;
        return tickNanos;
    }

    @Override
    @HotPath
    public void inside(int levels) {
        WorkingThread thread = ticks.thread();
        thread.inside = Math.max(0, thread.inside + levels);
    }

    @Override
    @HotPath
    public int suspendInside() {
        WorkingThread thread = ticks.thread();
        int levels = thread.inside;
        thread.inside = 0;
        return levels;
    }

    @Override
    @HotPath
    public long begin(@Nullable Object task, int hop) {
        WorkingThread thread = ticks.thread();
        long before = thread.tickNanos;
        long tickNanos = task == null ? 0 : table.take(taskKey(task), thread);
        count(thread);
        thread.worksOn(tickNanos);
        if (tickNanos != 0) {
            waited(thread, hop);
        }
        return before;
    }

    @Override
    @HotPath
    public void end(long before) {
        ticks.thread().worksAgainOn(before);
    }

    @Override
    @HotPath
    public void publish(Object carrier, int hop) {
        WorkingThread thread = ticks.thread();
        long tickNanos = ticks.current(thread);
        int handoff = count(thread);
        long nowNanos = tickNanos != 0 && (handoff & TIMED) == 0 ? System.nanoTime() : 0;
        table.publish(System.identityHashCode(carrier), tickNanos, nowNanos);
    }

    @Override
    @HotPath
    public long see(@Nullable Object carrier, int hop) {
        WorkingThread thread = ticks.thread();
        long before = thread.tickNanos;
        long tickNanos = carrier == null ? 0 : table.see(System.identityHashCode(carrier), thread);
        count(thread);
        thread.worksOn(tickNanos);
        if (tickNanos != 0) {
            waited(thread, hop);
        }
        return before;
    }

    @HotPath
    private void waited(WorkingThread thread, int hop) {
        long sentNanos = thread.sentNanos;
        if (sentNanos != 0) {
            thread.sentNanos = 0;
            points.waited(hop, System.nanoTime() - sentNanos);
        }
    }

    @HotPath
    private int count(WorkingThread thread) {
        int handoff = ++thread.handoffs;
        if ((handoff & COUNTED) == 0) {
            handoffs.add(COUNTED + 1);
        }
        return handoff;
    }

    /** Threads and tasks are told apart from what travels in queues: an executor's queue holds its tasks. */
    @HotPath
    static int taskKey(Object task) {
        return System.identityHashCode(task) | TASK;
    }

    /** Whether any two uses of a value may be the same object. */
    @HotPath
    private static boolean anonymous(Object carrier) {
        return carrier instanceof String
                || carrier instanceof Number
                || carrier instanceof Enum
                || carrier instanceof Boolean
                || carrier instanceof Character
                || carrier instanceof Class;
    }
}
