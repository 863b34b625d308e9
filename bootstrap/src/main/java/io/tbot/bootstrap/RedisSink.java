package io.tbot.bootstrap;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Where {@link Redis} delivers. Abstract and implemented once, so that the compiled call is direct.
 *
 * <p>Threads: every method may be entered by any number of application threads at once, and blocks none. Errors: an
 * implementation throws nothing.
 */
public abstract class RedisSink {
    /** Opens a command; see {@link Redis#enter}. */
    public abstract int enter(byte[] name, long startNanos);

    /** Closes it; see {@link Redis#exit}. */
    public abstract void exit(int token, long startNanos, @Nullable Throwable thrown);

    /** Takes a command in the background; see {@link Redis#dispatched}. */
    public abstract void dispatched(byte[] name, long startNanos, CompletableFuture<?> reply);
}
