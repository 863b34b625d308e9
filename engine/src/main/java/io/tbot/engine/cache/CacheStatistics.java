package io.tbot.engine.cache;

import io.tbot.bootstrap.CacheSink;
import io.tbot.engine.lookup.IdentityTable;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.measure.Refreshed;
import io.tbot.engine.measure.Source;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the bot's caches say of themselves: look-ups, loads and evictions since they were built, read before each
 * exposition. Using a cache costs the bot nothing for it.
 *
 * <p>Threads: the bot's when it builds a cache, one of the agent's through {@link #refresh}. Shape:
 * {@value #MAX_CACHES} caches, held weakly; one beyond is not shown. Errors: a cache that cannot be read is absent.
 *
 * <p>Not: what a cache did between the last exposition and its end.
 */
public final class CacheStatistics extends CacheSink implements Refreshed {
    private static final int MAX_CACHES = 64;
    private static final int MAX_NAME = 100;
    private static final String CACHE = "cache";

    /** Who builds a cache for somebody else. */
    private static final String[] BUILDERS = {
        "com.github.benmanes.caffeine.", "com.google.common.cache.", "io.tbot.bootstrap.", "io.tbot.engine.", "java."
    };

    private final Measure measure;
    private final IdentityTable<KnownCache> caches = new IdentityTable<>(MAX_CACHES);
    /** How many caches each class has built; guarded by itself. */
    private final Map<String, Integer> built = new HashMap<>();

    private final int operationSite;
    private final int loadSite;
    private final int hitRateSite;
    /** The caches met by the last refresh. */
    private Set<String> shown = Set.of();

    public CacheStatistics(Measure measure, Families families) {
        this.measure = measure;
        Point operation = measure.point("cache.statistics", Guard.NONE, List.of(CACHE, "operation"));
        families.counter(
                "tbot_cache_operations_total",
                "cache look-ups, loads and evictions",
                operation,
                Source.CALLS,
                Map.of(),
                CACHE,
                "operation");
        operationSite = measure.site(operation, "cache statistics", new String[2]);
        Point load = measure.point("cache.load", Guard.NONE, List.of(CACHE));
        families.counter(
                "tbot_cache_load_seconds_total",
                "time that loading missing entries took",
                load,
                Source.AMOUNT,
                Map.of(),
                CACHE);
        loadSite = measure.site(load, "cache loads", new String[1]);
        Point hitRate = measure.point("cache.hit_rate", Guard.NONE, List.of(CACHE));
        families.gauge(
                "tbot_cache_hit_rate_percent",
                "share of look-ups that hit, since the cache was built",
                hitRate,
                Source.GAUGE,
                Map.of(),
                CACHE);
        hitRateSite = measure.site(hitRate, "cache hit rate", new String[1]);
        families.beforeReading(this);
    }

    @Override
    public void built(Object cache) {
        try {
            if (caches.get(cache) == null && caches.size() < MAX_CACHES) {
                caches.put(cache, new KnownCache(cache, name()));
            }
        } catch (RuntimeException | LinkageError unknown) {
            // a cache that cannot be named is not shown
        }
    }

    /** The class that asked for the cache, and which of its caches it is. */
    private String name() {
        String type = StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .filter(CacheStatistics::isOutside)
                        .findFirst()
                        .orElse("unknown"));
        String simple = type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
        String name = simple.substring(0, Math.min(simple.length(), MAX_NAME));
        synchronized (built) {
            int number = built.merge(name, 1, Integer::sum);
            return number == 1 ? name : name + '#' + number;
        }
    }

    private static boolean isOutside(String className) {
        for (String builder : BUILDERS) {
            if (className.startsWith(builder)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public synchronized void refresh() {
        Set<String> met = new HashSet<>();
        caches.forEach(cache -> {
            if (refresh(cache)) {
                met.add(cache.name);
            }
        });
        for (String name : shown) {
            if (!met.contains(name)) {
                measure.set(hitRateSite, Double.NaN, name, null, null, null, null); // absent: the cache is gone
            }
        }
        shown = met;
    }

    /** Whether the cache lives and could be read. */
    private boolean refresh(KnownCache cache) {
        CacheReading now = cache.read();
        if (now == null) {
            return false;
        }
        CacheReading before = cache.last;
        count(cache.name, "hit", now.hits() - before.hits());
        count(cache.name, "miss", now.misses() - before.misses());
        count(cache.name, "load", now.loads() - before.loads());
        count(cache.name, "load_failed", now.failedLoads() - before.failedLoads());
        count(cache.name, "evict", now.evictions() - before.evictions());
        long loadNanos = now.loadNanos() - before.loadNanos();
        if (loadNanos > 0) {
            measure.add(loadSite, loadNanos / 1e9, cache.name, null, null, null, null);
        }
        cache.last = now;
        long lookUps = now.hits() + now.misses();
        if (lookUps > 0) {
            measure.set(hitRateSite, 100.0 * now.hits() / lookUps, cache.name, null, null, null, null);
        }
        return true;
    }

    private void count(String cache, String operation, long times) {
        if (times > 0) {
            measure.count(operationSite, times, cache, operation, null, null, null);
        }
    }
}
