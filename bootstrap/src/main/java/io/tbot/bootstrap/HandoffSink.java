package io.tbot.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * Where {@link Handoff} delivers. Abstract and implemented once, so that the compiled call is direct.
 *
 * <p>Threads: every method may be entered by any number of threads at once, and blocks none. Errors: an implementation
 * throws nothing.
 */
public abstract class HandoffSink {
    /** An object leaves; see {@link Handoff#put} and {@link Handoff#submit}. */
    public abstract void put(Object carrier, int hop);

    /** It did not leave after all; see {@link Handoff#refused} and {@link Handoff#rejected}. */
    public abstract void refused(Object carrier, int hop);

    /** An object came out of a queue; see {@link Handoff#take}. */
    public abstract void take(@Nullable Object carrier);

    /** An object is looked at; see {@link Handoff#peek}. */
    public abstract void peek(@Nullable Object carrier);

    /** Several came at once; see {@link Handoff#drained}. */
    public abstract void drained(@Nullable Object into, int count);

    /** Goes deeper into executors, or back; see {@link Handoff#inside}. */
    public abstract void inside(int levels);

    /** Leaves executors for a while; see {@link Handoff#suspendInside}. */
    public abstract int suspendInside();

    /** A task begins; see {@link Handoff#begin}. */
    public abstract long begin(@Nullable Object task, int hop);

    /** A task ended; see {@link Handoff#end}. */
    public abstract void end(long before);

    /** An object is filled for many; see {@link Handoff#publish}. */
    public abstract void publish(Object carrier, int hop);

    /** One of many handles it; see {@link Handoff#see}. */
    public abstract long see(@Nullable Object carrier, int hop);
}
