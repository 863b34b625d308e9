package io.tbot.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * Where {@link Accounts} delivers. Abstract and implemented once, so that the compiled call is direct.
 *
 * <p>Threads: every method may be entered by any number of application threads at once, and blocks none. Errors: an
 * implementation throws nothing.
 */
public abstract class AccountSink {
    /** Opens a call; see {@link Accounts#enter}. */
    public abstract int enter(long startNanos, @Nullable Object exchange, @Nullable String method);

    /** Closes a call; see {@link Accounts#exit}. */
    public abstract void exit(int token, long startNanos, @Nullable Throwable thrown);
}
