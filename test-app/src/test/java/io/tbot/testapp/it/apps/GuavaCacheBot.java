package io.tbot.testapp.it.apps;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import com.google.common.util.concurrent.UncheckedExecutionException;

/** Uses caches of Guava a known number of times, then waits for the end of its stdin. */
public final class GuavaCacheBot {
    public static void main(String[] args) throws Exception {
        Cache<String, Integer> plain = CacheBuilder.newBuilder()
                .concurrencyLevel(1)
                .maximumSize(10)
                .recordStats()
                .build();
        for (int i = 0; i < 30; i++) {
            plain.getIfPresent("secret" + i);
            plain.put("secret" + i, i);
        }
        LoadingCache<String, Integer> loading =
                CacheBuilder.newBuilder().recordStats().build(new Lengths());
        for (int i = 0; i < 12; i++) {
            loading.getUnchecked("BTC" + i % 4);
        }
        try {
            loading.getUnchecked("bad");
        } catch (UncheckedExecutionException refused) {
            System.out.println(refused.getCause().getMessage());
        }
        Cache<String, Integer> silent = CacheBuilder.newBuilder().build();
        silent.getIfPresent("BTC");
        System.out.println(plain.stats().evictionCount());
        System.out.println("ready");
        System.in.read();
        System.out.println(plain.size() + loading.size());
        System.exit(0);
    }

    private static final class Lengths extends CacheLoader<String, Integer> {
        @Override
        public Integer load(String key) {
            if (key.equals("bad")) {
                throw new IllegalStateException("no such symbol");
            }
            return key.length();
        }
    }
}
