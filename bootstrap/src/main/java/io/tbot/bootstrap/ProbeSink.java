package io.tbot.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * Where {@link Probe} delivers. Abstract and implemented once, so that the compiled call is direct.
 *
 * <p>Threads: every method may be entered by any number of application threads at once, and blocks none. Errors: an
 * implementation throws nothing.
 */
public abstract class ProbeSink {
    /** Opens an operation; see {@link Probe#enter}. */
    public abstract int enter(
            int site,
            long startNanos,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4);

    /** Closes an operation; see {@link Probe#exit}. */
    public abstract void exit(
            int site, int token, long startNanos, @Nullable Object verdict, @Nullable Throwable thrown);

    /** Closes an operation whose labels are complete only now; see {@link Probe#exitLabelled}. */
    public abstract void exitLabelled(
            int site,
            int token,
            long startNanos,
            @Nullable Object verdict,
            @Nullable Throwable thrown,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4);

    /** Takes a value; see {@link Probe#value}. */
    public abstract void value(
            int site,
            double number,
            @Nullable Object boxed,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4);

    /** Takes the venue's time of a tick; see {@link Probe#exchangeTime}. */
    public abstract void exchangeTime(int site, int token, long startNanos, long epoch, @Nullable Object boxed);

    /** Counts a fault inside a probe; see {@link Probe#failed}. */
    public abstract void failed(int site, Throwable fault);
}
