package io.tbot.engine.measure;

import io.tbot.bootstrap.HotPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The measuring instrument: sites are registered cold, calls are recorded hot, and a {@link Reading} merges what all
 * threads recorded.
 *
 * <p>Threads: hot methods by any of the bot's threads, each writing only cells of its own; nobody waits. Units:
 * nanoseconds of {@link System#nanoTime}. Errors: durations read at most 1/128 off ({@link Buckets}), counts and sums
 * are exact; what does not fit is counted ({@link #losses}, {@link Point#rejected}).
 */
public final class Measure {
    static final int MAX_SITES = io.tbot.bootstrap.Probe.MAX_SITES;
    static final int MAX_POINTS = 256;
    private static final int SERIES_MASK = 0xFFFF;
    private static final int DEPTH_SHIFT = 16;

    private final SeriesTable table;
    private final Threads threads = new Threads();
    private final Map<String, Point> points = new ConcurrentHashMap<>();
    private final @Nullable Site[] sites = new Site[MAX_SITES];
    private final AtomicInteger nextSite = new AtomicInteger(1);
    private final AtomicInteger nextPoint = new AtomicInteger(1);
    private volatile @Nullable Keeper keeper;

    public Measure(Caps caps) {
        table = new SeriesTable(caps);
    }

    /** Who takes slow and failed call trees; none without. */
    public void keepWith(Keeper keeper) {
        this.keeper = keeper;
    }

    /** The point of this name, made at the first call; at most five slots. */
    public Point point(String key, Guard guard, List<String> slots) {
        return points.computeIfAbsent(key, k -> {
            if (slots.size() > 5 || nextPoint.get() >= MAX_POINTS) {
                throw new IllegalArgumentException(
                        "point '" + key + "': more than 5 slots or " + MAX_POINTS + " points");
            }
            Point made = new Point(nextPoint.getAndIncrement(), key, guard, slots);
            table.prepare(made);
            return made;
        });
    }

    /** Every point so far. */
    public List<Point> points() {
        return new ArrayList<>(points.values());
    }

    /**
     * A site whose labels are all known when the call begins; see {@link #site(Point, String, String[], boolean, int)}.
     */
    public int site(Point point, String title, @Nullable String... literals) {
        return site(point, title, literals, false, 0);
    }

    /**
     * Registers a site.
     *
     * @param literals texts of the slots that never change here
     * @param late whether a label is known only at the end: such a site ends with {@link #exitLabelled}
     * @param probe tells probes apart for {@link Guard#EACH_PROBE}
     * @return the site's id, 0 where the table is full
     */
    public int site(Point point, String title, @Nullable String[] literals, boolean late, int probe) {
        int id = nextSite.getAndIncrement();
        if (id >= MAX_SITES) {
            nextSite.set(MAX_SITES);
            return 0;
        }
        int guard = point.guard().number(probe);
        sites[id] = new Site(id, point, title, guard, literals, late);
        return id;
    }

    /** A registered site. */
    public @Nullable Site site(int id) {
        return id > 0 && id < MAX_SITES ? sites[id] : null;
    }

    /** Opens a call. Returns a token for its end; negative where it is nested in one of its guard. */
    @HotPath
    public int enter(
            int siteId,
            long startNanos,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4) {
        Site site = sites[siteId];
        if (site == null) {
            return -1;
        }
        ThreadCells cells = threads.current();
        Frames frames = threads.frames(cells);
        int guard = site.guard();
        if (frames != null && frames.nested(guard)) {
            return -1;
        }
        cells.called(siteId);
        int series = 0;
        if (!site.late()) {
            series = series(cells, site, l0, l1, l2, l3, l4).id();
            cells.cell(series).start(startNanos);
        }
        int depth = frames == null ? Frames.OPEN : frames.push(siteId, guard, startNanos);
        return depth << DEPTH_SHIFT | series;
    }

    /** Ends the call that {@code token} opened. */
    @HotPath
    public void exit(int token, long startNanos, boolean failed) {
        long endNanos = System.nanoTime();
        Series series = table.byId(token & SERIES_MASK);
        ThreadCells cells = threads.current();
        if (series != null) {
            finish(cells, series, endNanos - startNanos, failed);
        }
        close(cells, series, token >>> DEPTH_SHIFT, startNanos, endNanos, failed);
    }

    /** Ends a call whose labels are complete only now. */
    @HotPath
    public void exitLabelled(
            int siteId,
            int token,
            long startNanos,
            boolean failed,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4) {
        long endNanos = System.nanoTime();
        Site site = sites[siteId];
        ThreadCells cells = threads.current();
        Series series = null;
        if (site != null) {
            series = series(cells, site, l0, l1, l2, l3, l4);
            cells.cell(series.id()).start(startNanos);
            finish(cells, series, endNanos - startNanos, failed);
        }
        close(cells, series, token >>> DEPTH_SHIFT, startNanos, endNanos, failed);
    }

    /** Closes the frames of a call that is not to be counted after all. */
    @HotPath
    public void abandon(int token) {
        close(threads.current(), null, token >>> DEPTH_SHIFT, 0, 0, false);
    }

    /** Records a call that began elsewhere, or a duration known otherwise; it has no frame. */
    @HotPath
    public void record(
            int siteId,
            long nanos,
            boolean failed,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4) {
        Site site = sites[siteId];
        if (site != null) {
            ThreadCells cells = threads.current();
            cells.called(siteId);
            Series series = series(cells, site, l0, l1, l2, l3, l4);
            cells.cell(series.id()).start(System.nanoTime());
            finish(cells, series, nanos, failed);
        }
    }

    /** Adds to the calls of a series, without a duration. */
    @HotPath
    public void count(
            int siteId,
            long n,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4) {
        Site site = sites[siteId];
        if (site != null) {
            ThreadCells cells = threads.current();
            cells.called(siteId);
            cells.cell(series(cells, site, l0, l1, l2, l3, l4).id()).count(n);
        }
    }

    /** Adds an amount; negative and non-finite ones are the caller's to refuse. */
    @HotPath
    public void add(
            int siteId,
            double amount,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4) {
        Site site = sites[siteId];
        if (site != null) {
            ThreadCells cells = threads.current();
            cells.called(siteId);
            Cell cell = cells.cell(series(cells, site, l0, l1, l2, l3, l4).id());
            cell.count(1);
            cell.add(amount);
        }
    }

    /** Sets a gauge; the last write wins, whichever thread's. */
    @HotPath
    public void set(
            int siteId,
            double value,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4) {
        Site site = sites[siteId];
        if (site != null) {
            ThreadCells cells = threads.current();
            cells.called(siteId);
            Series series = series(cells, site, l0, l1, l2, l3, l4);
            cells.cell(series.id()).count(1);
            series.gauge = value;
        }
    }

    /** The series that an open call counts in; {@code null} where its labels are not known yet. */
    @HotPath
    public @Nullable Series seriesOf(int token) {
        return table.byId(token & SERIES_MASK);
    }

    @HotPath
    private void finish(ThreadCells cells, Series series, long nanos, boolean failed) {
        Cell cell = cells.cell(series.id());
        cell.finish(failed);
        if (nanos < 0 || nanos > Buckets.MAX_NANOS) {
            cells.clamped++;
            nanos = nanos < 0 ? 0 : Buckets.MAX_NANOS;
        }
        Series durations = series.durations;
        Cell timed = durations == series ? cell : cells.cell(durations.id());
        timed.record(nanos);
    }

    @HotPath
    private void close(
            ThreadCells cells, @Nullable Series series, int depth, long startNanos, long endNanos, boolean failed) {
        if (depth >= Frames.OPEN) {
            return;
        }
        Frames frames = threads.openFrames(cells);
        if (frames == null || !frames.pop(depth, endNanos)) {
            return;
        }
        if (series != null && (failed || endNanos - startNanos > series.durations.slowNanos)) {
            Keeper keeper = this.keeper;
            if (keeper != null) {
                keeper.keep(frames, series, endNanos - startNanos, failed);
            }
        }
        frames.clear();
        threads.done(cells, frames);
    }

    @HotPath
    private Series series(
            ThreadCells cells,
            Site site,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4) {
        Object a = Labels.readable(l0);
        Object b = Labels.readable(l1);
        Object c = Labels.readable(l2);
        Object d = Labels.readable(l3);
        Object e = Labels.readable(l4);
        int hash = Labels.hash(site.id(), a, b, c, d, e);
        Series known = cells.route(site.id(), hash, a, b, c, d, e);
        return known != null ? known : resolve(cells, site, hash, a, b, c, d, e);
    }

    /** Labels this thread has not met, or that are beyond a cap. */
    private Series resolve(
            ThreadCells cells,
            Site site,
            int hash,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e) {
        @Nullable Object[] labels = {a, b, c, d, e};
        String[] texts = new String[site.point().slots().size()];
        for (int i = 0; i < texts.length; i++) {
            String literal = site.literal(i);
            texts[i] = Labels.text(literal == null ? labels[i] : literal);
        }
        Series series = table.resolve(site.point(), texts);
        if (java.util.Arrays.equals(series.labels(), texts)) {
            cells.remember(new ThreadCells.Route(site.id(), hash, series, labels));
        } else {
            site.point().rejected.increment();
        }
        return series;
    }

    /** Merges what all threads have counted so far. Entered by the agent's threads. */
    public Reading read() {
        int ids = table.ids();
        return new Reading(table, threads.merge(ids));
    }

    /** Folds dead threads away; the clock thread calls it each second. */
    public void sweep() {
        threads.sweep();
    }

    /** Calls of one site. */
    public long siteCalls(int siteId) {
        return allSiteCalls()[siteId];
    }

    /** Calls of every site so far, by id. */
    public long[] allSiteCalls() {
        return threads.siteCalls(Math.min(nextSite.get(), MAX_SITES));
    }

    /** Calls recorded by all sites together. */
    public long calls() {
        long sum = 0;
        for (long calls : allSiteCalls()) {
            sum += calls;
        }
        return sum;
    }

    /** Faults of all sites together. */
    public long faults() {
        long sum = 0;
        for (int id = 1; id < nextSite.get() && id < MAX_SITES; id++) {
            Site site = sites[id];
            sum += site == null ? 0 : site.faults() + site.overflows();
        }
        return sum;
    }

    /** What did not fit. */
    public Losses losses() {
        return threads.losses();
    }

    /** The caps that were reached. */
    public List<Overflow> overflows() {
        List<Overflow> overflows = new ArrayList<>();
        for (LabelValues values : table.labelValues()) {
            List<String> top = values.top(3);
            if (!top.isEmpty()) {
                overflows.add(new Overflow(values.label(), values.cap(), top));
            }
        }
        return overflows;
    }

    /** Bytes held by cells and tables, counted from their shapes. */
    public long footprintBytes() {
        return threads.footprintBytes() + 16384L * 8 + MAX_SITES * 4L;
    }

    /** A label whose cap turned values away, and the most frequent of them. */
    public record Overflow(String label, int cap, List<String> top) {}
}
