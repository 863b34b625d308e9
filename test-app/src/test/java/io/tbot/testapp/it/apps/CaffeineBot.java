package io.tbot.testapp.it.apps;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;

/** Uses caches of Caffeine a known number of times, then waits for the end of its stdin. */
public final class CaffeineBot {
    private static final long LOAD_NANOS = 5_000_000;

    public static void main(String[] args) throws Exception {
        Cache<String, Integer> plain = Caffeine.newBuilder()
                .maximumSize(10)
                .executor(Runnable::run)
                .recordStats()
                .build();
        for (int i = 0; i < 30; i++) {
            plain.getIfPresent("secret" + i); // 30 misses
            plain.put("secret" + i, i);
        }
        plain.cleanUp(); // 20 evictions
        LoadingCache<String, Integer> loading =
                Caffeine.newBuilder().recordStats().build(CaffeineBot::load);
        for (int i = 0; i < 12; i++) {
            loading.get("BTC" + i % 4);
        }
        try {
            loading.get("bad");
        } catch (IllegalStateException refused) {
            System.out.println(refused.getMessage());
        }
        AsyncCache<String, Integer> async = Caffeine.newBuilder().recordStats().buildAsync();
        for (int i = 0; i < 6; i++) {
            get(async, "BTC" + i % 2);
        }
        Cache<String, Integer> counting =
                Caffeine.newBuilder().recordStats(OwnCounter::new).build();
        counting.getIfPresent("BTC");
        Cache<String, Integer> silent = Caffeine.newBuilder().build();
        silent.getIfPresent("BTC");
        System.out.println(plain.stats().evictionCount());
        System.out.println("ready");
        System.in.read();
        System.out.println(plain.estimatedSize() + loading.estimatedSize());
        System.out.println(async.synchronous().estimatedSize());
        System.exit(0);
    }

    /** A counter of the bot's own, which nobody but the bot may run. */
    private static final class OwnCounter implements StatsCounter {
        @Override
        public void recordHits(int count) {}

        @Override
        public void recordMisses(int count) {}

        @Override
        public void recordLoadSuccess(long loadTime) {}

        @Override
        public void recordLoadFailure(long loadTime) {}

        @Override
        @SuppressWarnings("deprecation") // the older version asks for it
        public void recordEviction() {}

        @Override
        public void recordEviction(int weight, RemovalCause cause) {}

        @Override
        public CacheStats snapshot() {
            System.out.println(
                    "asked for a snapshot by " + Thread.currentThread().getName());
            return CacheStats.empty();
        }
    }

    private static void get(AsyncCache<String, Integer> cache, String key)
            throws InterruptedException, ExecutionException {
        cache.get(key, CaffeineBot::load).get();
    }

    private static Integer load(String key) {
        if (key.equals("bad")) {
            throw new IllegalStateException("no such symbol");
        }
        LockSupport.parkNanos(LOAD_NANOS);
        return key.length();
    }
}
