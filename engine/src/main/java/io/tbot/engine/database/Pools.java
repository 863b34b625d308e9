package io.tbot.engine.database;

import io.tbot.bootstrap.HotPath;
import io.tbot.engine.lookup.IdentityTable;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.measure.Refreshed;
import io.tbot.engine.measure.Source;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connection pools of the bot: how long a connection was waited for, and how full each pool is.
 *
 * <p>Threads: the bot's through {@link #borrowing}, one of the agent's through {@link #refresh}. Shape: held weakly,
 * {@value #MAX_POOLS} at most. Errors: a gauge that cannot be read is absent.
 */
final class Pools implements Refreshed {
    private static final int MAX_POOLS = 64;
    private static final String[] GAUGES = {"active", "idle", "pending"};
    private static final String[] GETTERS = {
        "getActiveConnections", "getIdleConnections", "getThreadsAwaitingConnection"
    };
    private static final String[] HELP = {
        "Connections in use.", "Connections open and free.", "Threads that wait for a connection."
    };

    private final Measure measure;
    private final IdentityTable<Pool> pools = new IdentityTable<>(MAX_POOLS);
    private final int borrowSite;
    private final int[] gaugeSites = new int[GAUGES.length];
    private final int maxSite;
    /** Database and name of the pools met by the last refresh. */
    private Set<List<String>> shown = Set.of();

    Pools(Measure measure, Families families) {
        this.measure = measure;
        Point borrow = measure.point("pool.borrow", Guard.CONNECTION_POOL, List.of("pool"));
        borrowSite = measure.site(borrow, "connection pool", new String[1]);
        families.histogram(
                "tbot_database_connection_acquire_seconds",
                "How long a connection of the pool was waited for.",
                borrow,
                Map.of(),
                "pool");
        for (int i = 0; i < GAUGES.length; i++) {
            gaugeSites[i] = gauge(families, GAUGES[i], HELP[i]);
        }
        maxSite = gauge(families, "max", "Connections the pool opens at most.");
        families.beforeReading(this);
    }

    private int gauge(Families families, String name, String help) {
        Point point = measure.point("pool." + name, Guard.NONE, List.of("database", "pool"));
        families.gauge("tbot_database_connections_" + name, help, point, Source.GAUGE, Map.of(), "database", "pool");
        return measure.site(point, "connection pool " + name, new String[2]);
    }

    @HotPath
    int borrowing(Object pool, long startNanos) {
        Pool known = pools.get(pool);
        if (known == null) {
            known = meet(pool);
        }
        return measure.enter(borrowSite, startNanos, known.name, null, null, null, null);
    }

    private Pool meet(Object pool) {
        Pool met = new Pool(pool, String.valueOf(pool));
        pools.put(pool, met);
        return met;
    }

    @Override
    public synchronized void refresh() {
        Set<List<String>> met = new HashSet<>();
        pools.forEach(pool -> {
            Object living = pool.reference.get();
            if (living != null) {
                met.add(refresh(pool, living));
            }
        });
        for (List<String> labels : shown) {
            if (!met.contains(labels)) {
                forget(labels.get(0), labels.get(1));
            }
        }
        shown = met;
    }

    /** NaN is absent: a pool that is gone must not go on showing its last numbers. */
    private void forget(String database, String pool) {
        for (int site : gaugeSites) {
            set(site, Double.NaN, database, pool);
        }
        set(maxSite, Double.NaN, database, pool);
    }

    /** Sets a pool's gauges; returns their labels. */
    private List<String> refresh(Pool pool, Object living) {
        String database = pool.database;
        if (database == null) {
            database = Products.ofAddress(address(living));
            pool.database = database;
        }
        for (int i = 0; i < GETTERS.length; i++) {
            set(gaugeSites[i], call(living, GETTERS[i]), database, pool.name);
        }
        Object config = config(living);
        if (config != null) {
            set(maxSite, call(config, "getMaximumPoolSize"), database, pool.name);
        }
        return List.of(database, pool.name);
    }

    private void set(int site, @Nullable Object number, String database, String pool) {
        if (number instanceof Number value) {
            measure.set(site, value.doubleValue(), database, pool, null, null, null);
        }
    }

    private static @Nullable String address(Object pool) {
        Object config = config(pool);
        Object address = config == null ? null : call(config, "getJdbcUrl");
        if (address == null && config != null) {
            Object source = call(config, "getDataSource");
            Object type = source == null
                    ? call(config, "getDataSourceClassName")
                    : source.getClass().getName();
            String product = type == null ? null : Products.ofName(type.toString());
            return product == null ? null : "jdbc:" + product + ":";
        }
        return address == null ? null : address.toString();
    }

    /** The public field {@code config} of HikariCP's package-private {@code PoolBase}. */
    private static @Nullable Object config(Object pool) {
        try {
            Field config = pool.getClass().getField("config");
            config.setAccessible(true); // a public field of a class that is not
            return config.get(pool);
        } catch (ReflectiveOperationException | RuntimeException absent) {
            return call(pool, "getConfig");
        }
    }

    private static @Nullable Object call(Object target, String getter) {
        try {
            Method method = target.getClass().getMethod(getter);
            return method.invoke(target);
        } catch (ReflectiveOperationException | RuntimeException absent) {
            return null;
        }
    }

    /** A pool met at its first borrow. */
    private static final class Pool {
        final WeakReference<Object> reference;
        final String name;
        /** Only the refreshing thread reads and writes it. */
        @Nullable
        String database;

        Pool(Object pool, String name) {
            this.reference = new WeakReference<>(pool);
            this.name = name;
        }
    }
}
