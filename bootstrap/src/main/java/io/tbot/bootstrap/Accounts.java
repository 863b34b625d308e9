package io.tbot.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * The static target of advice that is inlined into libraries that ask a venue about the bot's account.
 *
 * <p>Threads: any application thread; never blocks one. Errors: nothing is thrown.
 */
public final class Accounts {
    /** Plain on purpose: set once before the first class is woven. */
    private static @Nullable AccountSink sink;

    private Accounts() {}

    /** Connects the engine. Called once, before any class is woven. */
    public static void connect(AccountSink engine) {
        sink = engine;
    }

    /**
     * Reads the clock for a call that begins; the first thing advice does.
     *
     * @return {@link System#nanoTime}, or 0 where nothing is to be measured: then advice does nothing else
     */
    @HotPath
    public static long begin() {
        if (sink == null || AgentThread.isCurrent()) {
            return 0;
        }
        long nanos = System.nanoTime();
        return nanos == 0 ? 1 : nanos;
    }

    /**
     * Opens a call.
     *
     * @param exchange the venue's name, or the object the call is made on
     * @param method the library's method
     * @return a token for the exit; negative where this call is part of one already open
     */
    @HotPath
    public static int enter(long startNanos, @Nullable Object exchange, @Nullable String method) {
        AccountSink sink = Accounts.sink;
        return sink == null ? -1 : sink.enter(startNanos, exchange, method);
    }

    /** Closes a call. */
    @HotPath
    public static void exit(int token, long startNanos, @Nullable Throwable thrown) {
        AccountSink sink = Accounts.sink;
        if (sink != null) {
            sink.exit(token, startNanos, thrown);
        }
    }
}
