package io.tbot.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * The static target of advice that is inlined where objects cross from one thread to another: queues, executors, rings
 * and the bot's own carriers. What crosses takes the tick with it that its sender works on.
 *
 * <p>Threads: any; never blocks one. Errors: nothing is thrown. Until the first tick came, and after it was switched
 * off, every method returns at once.
 */
public final class Handoff {
    /** Through a queue. */
    public static final int QUEUE = 0;

    /** To a pool of threads. */
    public static final int EXECUTOR = 1;

    /** To a {@code ForkJoinPool}. */
    public static final int FORK_JOIN = 2;

    /** Through a ring of the Disruptor. */
    public static final int DISRUPTOR = 3;

    /** With one of the bot's own carriers. */
    public static final int CARRIER = 4;

    /** To a thread that is started for it. */
    public static final int THREAD = 5;

    /** To a pool of threads, at a later time. */
    public static final int SCHEDULE = 6;

    private static @Nullable HandoffSink sink;

    /** Plain on purpose: a thread that sees it late treats a few objects as if no tick had come yet. */
    private static boolean on;

    private Handoff() {}

    /** Connects the engine. Called once, before any class is woven. */
    public static void connect(HandoffSink engine) {
        sink = engine;
    }

    /** Switches all of it. */
    @HotPath
    public static void turn(boolean toOn) {
        on = toOn && sink != null;
    }

    /** Whether ticks travel. */
    @HotPath
    public static boolean isOn() {
        return on;
    }

    /** An object is about to be put into a queue. */
    @HotPath
    public static void put(@Nullable Object carrier) {
        HandoffSink sink = Handoff.sink;
        if (on && sink != null && carrier != null) {
            sink.put(carrier, QUEUE);
        }
    }

    /** The queue did not take what {@link #put} announced. */
    @HotPath
    public static void refused(@Nullable Object carrier) {
        HandoffSink sink = Handoff.sink;
        if (on && sink != null && carrier != null) {
            sink.refused(carrier, QUEUE);
        }
    }

    /** This thread got an object from a queue, or {@code null}: it works on the object's tick now, or on none. */
    @HotPath
    public static void take(@Nullable Object carrier) {
        HandoffSink sink = Handoff.sink;
        if (on && sink != null) {
            sink.take(carrier);
        }
    }

    /** This thread looks at the head of a queue, which stays there. */
    @HotPath
    public static void peek(@Nullable Object carrier) {
        HandoffSink sink = Handoff.sink;
        if (on && sink != null) {
            sink.peek(carrier);
        }
    }

    /**
     * This thread got several objects at once: nobody knows which of their ticks it works on.
     *
     * @param into ends with them
     */
    @HotPath
    public static void drained(@Nullable Object into, int count) {
        HandoffSink sink = Handoff.sink;
        if (on && sink != null && count > 0) {
            sink.drained(into, count);
        }
    }

    /** A task is about to be handed to whoever will run it. */
    @HotPath
    public static void submit(@Nullable Object task, int hop) {
        HandoffSink sink = Handoff.sink;
        if (on && sink != null && task != null) {
            sink.put(task, hop);
        }
    }

    /** A task that {@link #submit} announced will not be run by another thread. */
    @HotPath
    public static void rejected(@Nullable Object task) {
        HandoffSink sink = Handoff.sink;
        if (on && sink != null && task != null) {
            sink.refused(task, EXECUTOR);
        }
    }

    /** Until {@link #outside}, the queues that this thread uses are an executor's own and carry nothing. */
    @HotPath
    public static void inside() {
        HandoffSink sink = Handoff.sink;
        if (on && sink != null) {
            sink.inside(1);
        }
    }

    /** Ends what {@link #inside} began. */
    @HotPath
    public static void outside() {
        HandoffSink sink = Handoff.sink;
        if (on && sink != null) {
            sink.inside(-1);
        }
    }

    /**
     * Code of the bot's runs between {@link #inside} and {@link #outside}.
     *
     * @return a token for {@link #resumeInside}
     */
    @HotPath
    public static int suspendInside() {
        HandoffSink sink = Handoff.sink;
        return on && sink != null ? sink.suspendInside() : 0;
    }

    /** Ends what {@link #suspendInside} began. */
    @HotPath
    public static void resumeInside(int token) {
        HandoffSink sink = Handoff.sink;
        if (sink != null && token != 0) {
            sink.inside(token);
        }
    }

    /**
     * This thread begins to run a task.
     *
     * @return the tick it worked on before, for {@link #end}
     */
    @HotPath
    public static long begin(@Nullable Object task, int hop) {
        HandoffSink sink = Handoff.sink;
        return on && sink != null ? sink.begin(task, hop) : 0;
    }

    /** This thread is done with a task. */
    @HotPath
    public static void end(long before) {
        HandoffSink sink = Handoff.sink;
        if (on && sink != null) {
            sink.end(before);
        }
    }

    /** An object that any number of threads will look at is filled anew, such as a ring's event. */
    @HotPath
    public static void publish(@Nullable Object carrier, int hop) {
        HandoffSink sink = Handoff.sink;
        if (on && sink != null && carrier != null) {
            sink.publish(carrier, hop);
        }
    }

    /**
     * This thread begins to handle a {@link #publish published} object.
     *
     * @return the tick it worked on before, for {@link #end}
     */
    @HotPath
    public static long see(@Nullable Object carrier, int hop) {
        HandoffSink sink = Handoff.sink;
        return on && sink != null ? sink.see(carrier, hop) : 0;
    }
}
