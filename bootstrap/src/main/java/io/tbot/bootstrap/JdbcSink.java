package io.tbot.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * Where {@link Jdbc} delivers. Abstract and implemented once, so that the compiled call is direct.
 *
 * <p>Threads: every method may be entered by any number of application threads at once, and blocks none. Errors: an
 * implementation throws nothing.
 */
public abstract class JdbcSink {
    /** Remembers a statement's text; see {@link Jdbc#prepared}. */
    public abstract void prepared(Object statement, String sql);

    /** Forgets a statement; see {@link Jdbc#closed}. */
    public abstract void closed(Object statement);

    /** Opens an execution; see {@link Jdbc#enter}. */
    public abstract int enter(Object statement, @Nullable String sql, long startNanos);

    /** Closes an execution; see {@link Jdbc#exit}. */
    public abstract void exit(int token, long startNanos, @Nullable Object updateCounts, @Nullable Throwable thrown);

    /** Opens a wait for a pooled connection; see {@link Jdbc#borrowing}. */
    public abstract int borrowing(Object pool, long startNanos);

    /** Closes a wait for a pooled connection; see {@link Jdbc#borrowed}. */
    public abstract void borrowed(int token, long startNanos, @Nullable Throwable thrown);
}
