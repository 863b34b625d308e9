package io.tbot.engine.cache;

import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * One cache of the bot, held weakly. Its classes are the bot's, so its statistics are read through the public
 * interfaces of the library, by name.
 *
 * <p>Threads: read by one of the agent's.
 */
final class KnownCache {
    private static final String[] CACHES = {"com.github.benmanes.caffeine.cache.Cache", "com.google.common.cache.Cache"
    };
    private static final String ASYNC = "com.github.benmanes.caffeine.cache.AsyncCache";

    final String name;
    private final WeakReference<Object> reference;
    /** What was read last. */
    CacheReading last = CacheReading.NOTHING;

    KnownCache(Object cache, String name) {
        this.reference = new WeakReference<>(cache);
        this.name = name;
    }

    /** What it has recorded; {@code null} where it is gone or cannot be read. */
    @Nullable
    CacheReading read() {
        Object cache = reference.get();
        if (cache == null) {
            return null;
        }
        try {
            Class<?> async = find(cache.getClass(), ASYNC);
            Object plain =
                    async == null ? cache : async.getMethod("synchronous").invoke(cache);
            Object stats = statsOf(plain);
            return stats == null ? null : reading(stats);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError unreadable) {
            return null;
        }
    }

    private static @Nullable Object statsOf(Object cache) throws ReflectiveOperationException {
        for (String type : CACHES) {
            Class<?> face = find(cache.getClass(), type);
            if (face != null) {
                return face.getMethod("stats").invoke(cache);
            }
        }
        return null;
    }

    private static CacheReading reading(Object stats) throws ReflectiveOperationException {
        return new CacheReading(
                number(stats, "hitCount"),
                number(stats, "missCount"),
                number(stats, "loadSuccessCount"),
                number(stats, has(stats, "loadFailureCount") ? "loadFailureCount" : "loadExceptionCount"),
                number(stats, "evictionCount"),
                number(stats, "totalLoadTime"));
    }

    private static boolean has(Object stats, String getter) {
        for (Method method : stats.getClass().getMethods()) {
            if (method.getName().equals(getter)) {
                return true;
            }
        }
        return false;
    }

    private static long number(Object stats, String getter) throws ReflectiveOperationException {
        Object value = stats.getClass().getMethod(getter).invoke(stats);
        return value instanceof Number number ? number.longValue() : 0;
    }

    /** The interface of this name above a class; {@code null} where there is none. */
    private static @Nullable Class<?> find(@Nullable Class<?> type, String name) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Class<?> face : at.getInterfaces()) {
                Class<?> found = face.getName().equals(name) ? face : find(face, name);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
