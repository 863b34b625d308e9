package io.tbot.engine.measure;

import io.tbot.bootstrap.HotPath;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All that one thread has counted, and its way from labels to series.
 *
 * <p>Threads: the owner writes; the agent's threads read {@link #cell} arrays and counters; nobody waits. Shape: a cell
 * per series used, an open-addressed table from (site, labels) to series that doubles with use. It holds the thread
 * weakly, and is folded away once the thread is dead.
 */
final class ThreadCells {
    private static final VarHandle CELLS = MethodHandles.arrayElementVarHandle(Cell[].class);
    private static final int MAX_ROUTES = 4096;

    private final @Nullable WeakReference<Thread> owner;
    final Frames frames = new Frames();
    private volatile @Nullable Cell[] cells = new Cell[16];
    private @Nullable Route[] routes = new Route[16];
    private int routeCount;

    /** Calls by site, for the report of each probe; plain, read with no claim to the last call. */
    long[] siteCalls = new long[16];

    /** Durations outside 0 to {@link Buckets#MAX_NANOS}. */
    long clamped;

    /** Of a thread, or of a carrier that is not known and counts as immortal. */
    ThreadCells(@Nullable Thread thread) {
        owner = thread == null ? null : new WeakReference<>(thread);
    }

    /** Whether the thread can still write. */
    boolean alive() {
        if (owner == null) {
            return true;
        }
        Thread thread = owner.get();
        return thread != null && thread.isAlive();
    }

    /** This thread's cell of a series. */
    @HotPath
    Cell cell(int series) {
        Cell[] cells = this.cells;
        if (series < cells.length) {
            Cell cell = cells[series];
            if (cell != null) {
                return cell;
            }
        }
        return makeCell(series);
    }

    private Cell makeCell(int series) {
        Cell[] cells = this.cells;
        if (series >= cells.length) {
            cells = Arrays.copyOf(cells, Math.max(series + 8, cells.length * 2));
            this.cells = cells;
        }
        Cell cell = new Cell();
        CELLS.setRelease(cells, series, cell);
        return cell;
    }

    /** The series that these labels led to before, or {@code null}. */
    @HotPath
    @Nullable
    Series route(
            int site,
            int hash,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4) {
        Route[] routes = this.routes;
        int mask = routes.length - 1;
        for (int i = hash & mask, n = 0; n <= mask; i = (i + 1) & mask, n++) {
            Route route = routes[i];
            if (route == null) {
                return null;
            }
            if (route.hash == hash && route.site == site && route.leads(l0, l1, l2, l3, l4)) {
                return route.series;
            }
        }
        return null;
    }

    /** Remembers where labels lead; a table at its bound remembers no more. */
    void remember(Route route) {
        if (routeCount >= MAX_ROUTES) {
            return;
        }
        if (++routeCount * 2 > routes.length) {
            Route[] old = routes;
            Route[] grown = new Route[old.length * 2];
            for (Route each : old) {
                if (each != null) {
                    place(grown, each);
                }
            }
            routes = grown;
        }
        place(routes, route);
    }

    private static void place(@Nullable Route[] table, Route route) {
        int mask = table.length - 1;
        int i = route.hash & mask;
        while (table[i] != null) {
            i = (i + 1) & mask;
        }
        table[i] = route;
    }

    @HotPath
    void called(int site) {
        long[] siteCalls = this.siteCalls;
        if (site < siteCalls.length) {
            siteCalls[site]++;
        } else {
            growSites(site);
        }
    }

    private void growSites(int site) {
        long[] grown = Arrays.copyOf(siteCalls, Math.max(site + 8, siteCalls.length * 2));
        grown[site]++;
        siteCalls = grown;
    }

    /** The cells so far, for a reader; holes where the thread never met the series. */
    int length() {
        return cells.length;
    }

    @Nullable
    Cell peek(int series) {
        return (Cell) CELLS.getAcquire(cells, series);
    }

    long footprintBytes() {
        Cell[] cells = this.cells;
        long bytes =
                100 + Frames.FOOTPRINT_BYTES + 4L * cells.length + 8L * siteCalls.length + (4L + 24) * routes.length;
        for (int i = 0; i < cells.length; i++) {
            Cell cell = (Cell) CELLS.getAcquire(cells, i);
            bytes += cell == null ? 0 : cell.footprintBytes();
        }
        return bytes;
    }

    /** One remembered way from a site's labels to a series; immutable. */
    static final class Route {
        final int site;
        final int hash;
        final Series series;
        private final @Nullable Object l0;
        private final @Nullable Object l1;
        private final @Nullable Object l2;
        private final @Nullable Object l3;
        private final @Nullable Object l4;

        Route(int site, int hash, Series series, @Nullable Object[] labels) {
            this.site = site;
            this.hash = hash;
            this.series = series;
            this.l0 = labels[0];
            this.l1 = labels[1];
            this.l2 = labels[2];
            this.l3 = labels[3];
            this.l4 = labels[4];
        }

        @HotPath
        boolean leads(
                @Nullable Object a, @Nullable Object b, @Nullable Object c, @Nullable Object d, @Nullable Object e) {
            return Labels.same(l0, a)
                    && Labels.same(l1, b)
                    && Labels.same(l2, c)
                    && Labels.same(l3, d)
                    && Labels.same(l4, e);
        }
    }
}
