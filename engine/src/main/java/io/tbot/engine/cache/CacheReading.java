package io.tbot.engine.cache;

/** What a cache has recorded since it was built. Threads: immutable. */
record CacheReading(long hits, long misses, long loads, long failedLoads, long evictions, long loadNanos) {
    /** A cache that was just built. */
    static final CacheReading NOTHING = new CacheReading(0, 0, 0, 0, 0, 0);
}
