package io.tbot.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * Where {@link Fix} delivers. Abstract and implemented once, so that the compiled call is direct.
 *
 * <p>Threads: every method may be entered by any number of application threads at once, and blocks none. Errors: an
 * implementation throws nothing.
 */
public abstract class FixSink {
    /** Introduces a session; see {@link Fix#introduced}. */
    public abstract void introduced(
            Object session,
            String id,
            @Nullable String target,
            boolean initiator,
            @Nullable Object store,
            boolean loggedOn);

    /** Whether a session is to be introduced; see {@link Fix#isStranger}. */
    public abstract boolean isStranger(Object session);

    /** Opens an order call; see {@link Fix#ordering}. */
    public abstract int ordering(
            Object session,
            long startNanos,
            char kind,
            @Nullable String symbol,
            @Nullable String orderType,
            @Nullable String side);

    /** Opens a send; see {@link Fix#sending}. */
    public abstract int sending(Object session, long startNanos, String type);

    /** Remembers a test request; see {@link Fix#testing}. */
    public abstract void testing(Object session, long startNanos, String id);

    /** Closes a send; see {@link Fix#sent}. */
    public abstract void sent(Object session, int order, int send, long startNanos, boolean handedOn);

    /** Remembers a message by its number; see {@link Fix#numbered}. */
    public abstract void numbered(Object session, int number, String type);

    /** Takes a message that is written; see {@link Fix#writing}. */
    public abstract void writing(long nanos, String text);

    /** Takes a reject of ours; see {@link Fix#rejecting}. */
    public abstract void rejecting(Object session, @Nullable String refType, boolean business, @Nullable String reason);

    /** Takes a message on its way out; see {@link Fix#handedOn}. */
    public abstract void handedOn(Object session, String text);

    /** Opens the store's part of a send; see {@link Fix#storing}. */
    public abstract int storing(Object session, long startNanos);

    /** Opens the application's part of a message; see {@link Fix#applying}. */
    public abstract int applying(Object session, long startNanos, String type);

    /** Marks a hand-over; see {@link Fix#queued}. */
    public abstract void queued(Object message);

    /** Takes a message that came in; see {@link Fix#received}. */
    public abstract boolean received(Object session, Object message, long startNanos, String type, boolean again);

    /** Takes when a message was sent; see {@link Fix#dated}. */
    public abstract void dated(Object session, String sendingTime);

    /** Opens a repeated report; see {@link Fix#repeating}. */
    public abstract int repeating(Object session, long startNanos);

    /** Tells news from repetition; see {@link Fix#isNews}. */
    public abstract boolean isNews(Object session, char kind, int number, boolean again, @Nullable String execId);

    /** Opens an execution report; see {@link Fix#report}. */
    public abstract int report(
            Object session,
            long startNanos,
            @Nullable String status,
            @Nullable String executionType,
            @Nullable String transactionType,
            @Nullable String refusal,
            @Nullable String time);

    /** Takes a refused order; see {@link Fix#refused}. */
    public abstract void refused(Object session, @Nullable String symbol, @Nullable String reason);

    /** Takes a refused cancel; see {@link Fix#cancelRefused}. */
    public abstract void cancelRefused(Object session, @Nullable String reason, @Nullable String responseTo);

    /** Opens a tick; see {@link Fix#tick}. */
    public abstract int tick(
            Object session,
            long startNanos,
            boolean whole,
            @Nullable String symbol,
            @Nullable String date,
            @Nullable String time,
            @Nullable String sent);

    /** Closes a tick; see {@link Fix#ticked}. */
    public abstract void ticked(int token, long startNanos, @Nullable Throwable thrown);

    /** Takes a reject of theirs; see {@link Fix#rejected}. */
    public abstract void rejected(
            Object session, int refNumber, @Nullable String refType, boolean business, @Nullable String reason);

    /** Takes an answer to a test request; see {@link Fix#answered}. */
    public abstract void answered(Object session, long startNanos, String id);

    /** Closes what a token opened; see {@link Fix#ended}. */
    public abstract void ended(int token, long startNanos, @Nullable Throwable thrown);

    /** Takes a number that is too high; see {@link Fix#tooHigh}. */
    public abstract void tooHigh(Object session, int number, int expected);

    /** Takes a session that is up; see {@link Fix#loggedOn}. */
    public abstract void loggedOn(Object session);

    /** Takes a session that is down; see {@link Fix#disconnected}. */
    public abstract void disconnected(Object session, @Nullable String reason);
}
