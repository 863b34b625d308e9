package io.tbot.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * The static target of advice that is inlined into the builders of caches. Nothing of ours runs when a cache is used.
 *
 * <p>Threads: any application thread; never blocks one. Errors: nothing is thrown.
 */
public final class Caches {
    /** Plain on purpose: set once before the first class is woven. */
    private static @Nullable CacheSink sink;

    private Caches() {}

    /** Connects the engine. Called once, before any class is woven. */
    public static void connect(CacheSink engine) {
        sink = engine;
    }

    /** Takes a cache that was just built and records statistics; it is held weakly. */
    @HotPath
    public static void built(@Nullable Object cache) {
        CacheSink sink = Caches.sink;
        if (sink != null && cache != null && !AgentThread.isCurrent()) {
            sink.built(cache);
        }
    }
}
