package io.tbot.bootstrap;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The static target of advice that is inlined into Redis clients. Of a command its name is taken, never a key or value.
 *
 * <p>Threads: any application thread; never blocks one. Errors: nothing is thrown.
 */
public final class Redis {
    /** Plain on purpose: set once before the first class is woven. */
    private static @Nullable RedisSink sink;

    private Redis() {}

    /** Connects the engine. Called once, before any class is woven. */
    public static void connect(RedisSink engine) {
        sink = engine;
    }

    /**
     * Reads the clock for a command that begins; the first thing advice does.
     *
     * @return {@link System#nanoTime}, or 0 where nothing is to be measured: then advice does nothing else
     */
    @HotPath
    public static long begin() {
        return sink == null ? 0 : Clock.begin();
    }

    /**
     * Opens a command that is waited for.
     *
     * @param name the command's name as it goes over the wire; left as it is
     * @return a token for the exit
     */
    @HotPath
    public static int enter(byte @Nullable [] name, long startNanos) {
        RedisSink sink = Redis.sink;
        return sink == null || name == null ? -1 : sink.enter(name, startNanos);
    }

    /** Closes it. */
    @HotPath
    public static void exit(int token, long startNanos, @Nullable Throwable thrown) {
        RedisSink sink = Redis.sink;
        if (sink != null) {
            sink.exit(token, startNanos, thrown);
        }
    }

    /** Takes a command that goes on in the background; it is counted when {@code reply} completes. */
    @HotPath
    public static void dispatched(byte @Nullable [] name, long startNanos, @Nullable CompletableFuture<?> reply) {
        RedisSink sink = Redis.sink;
        if (sink != null && name != null && reply != null) {
            sink.dispatched(name, startNanos, reply);
        }
    }
}
