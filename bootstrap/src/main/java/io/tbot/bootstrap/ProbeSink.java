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

    /** Takes what a tick says of itself; see {@link Probe#tick}. */
    public abstract void tick(
            int site,
            int token,
            long startNanos,
            long epoch,
            @Nullable Object boxed,
            long sequence,
            @Nullable Object sequenceBoxed,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2);

    /** Closes the call that brought a tick; see {@link Probe#exitTick}. */
    public abstract void exitTick(
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
            @Nullable Object l2);

    /** Begins an order call; see {@link Probe#orderBegins}. */
    public abstract void orderBegins(
            int site,
            long startNanos,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4);

    /** Whether a call was carried out; see {@link Probe#isOk}. */
    public abstract boolean isOk(int site, @Nullable Object verdict);

    /** Closes an order call; see {@link Probe#orderEnds}. */
    public abstract void orderEnds(
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
            @Nullable Object l4);

    /** Tells of one order; see {@link Probe#order}. */
    public abstract void order(int site, long nanos, @Nullable Object l0, @Nullable Object l1);

    /** Ends a list of orders; see {@link Probe#ordersEnd}. */
    public abstract void ordersEnd(int site, long nanos, boolean all, @Nullable Object l0);

    /** Counts a fault inside a probe; see {@link Probe#failed}. */
    public abstract void failed(int site, Throwable fault);
}
