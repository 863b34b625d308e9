package io.tbot.engine.measure;

import io.tbot.bootstrap.HotPath;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
    private final Sites registered = new Sites();

    /** The same, where a call finds them in one load less. */
    private final @Nullable Site[] sites = registered.byId;

    private final Points points = new Points();
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
        return points.get(key, guard, slots, table);
    }

    /** Every point so far. */
    public List<Point> points() {
        return points.all();
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
        return registered.add(point, title, literals, late, probe);
    }

    /** A registered site. */
    public @Nullable Site site(int id) {
        return registered.get(id);
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
        Cell cell = null;
        int series = 0;
        if (!site.late()) {
            cell = cell(cells, siteId, l0, l1, l2, l3, l4);
            cell.start(startNanos);
            series = cell.seriesId;
        }
        if (frames == null) {
            return Frames.OPEN << DEPTH_SHIFT | series;
        }
        // a virtual thread may come back on another carrier, whose cells are others
        Cell own = frames == cells.frames ? cell : null;
        return frames.push(siteId, guard, own, startNanos) << DEPTH_SHIFT | series;
    }

    /** Ends the call that {@code token} opened, now. */
    @HotPath
    public void exit(int token, long startNanos, boolean failed) {
        exit(token, startNanos, System.nanoTime(), failed);
    }

    /** Ends the call that {@code token} opened; whoever has more to do than call this reads the clock first. */
    @HotPath
    public void exit(int token, long startNanos, long endNanos, boolean failed) {
        int depth = token >>> DEPTH_SHIFT;
        ThreadCells cells = threads.current();
        Frames frames = depth < Frames.OPEN ? threads.openFrames(cells) : null;
        Cell cell = frames == null ? null : frames.cell(depth);
        if (cell == null || cell.seriesId != (token & SERIES_MASK)) {
            Series series = table.byId(token & SERIES_MASK);
            cell = series == null ? null : cells.cell(series);
        }
        if (cell != null) {
            cells.finish(cell, endNanos - startNanos, failed);
        }
        if (frames != null) {
            close(cells, frames, cell, depth, endNanos, endNanos - startNanos, failed);
        }
    }

    /** Ends a call whose labels are complete only now. */
    @HotPath
    public void exitLabelled(
            int siteId,
            int token,
            long startNanos,
            long endNanos,
            boolean failed,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4) {
        Site site = sites[siteId];
        ThreadCells cells = threads.current();
        Cell cell = null;
        if (site != null) {
            cell = cell(cells, siteId, l0, l1, l2, l3, l4);
            cell.start(startNanos);
            cells.finish(cell, endNanos - startNanos, failed);
        }
        Frames frames = threads.openFrames(cells);
        if (frames != null) {
            close(cells, frames, cell, token >>> DEPTH_SHIFT, endNanos, endNanos - startNanos, failed);
        }
    }

    /** Closes the frames of a call that is not to be counted after all. */
    @HotPath
    public void abandon(int token) {
        ThreadCells cells = threads.current();
        Frames frames = threads.openFrames(cells);
        if (frames != null) {
            close(cells, frames, null, token >>> DEPTH_SHIFT, 0, 0, false);
        }
    }

    /** Takes an open call back: it turned out to be none. */
    @HotPath
    public void retract(int token) {
        Series series = table.byId(token & SERIES_MASK);
        if (series != null) {
            threads.current().cell(series).unstart();
        }
        abandon(token);
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
            Cell cell = cell(cells, siteId, l0, l1, l2, l3, l4);
            cell.start(System.nanoTime());
            cells.finish(cell, nanos, failed);
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
            cell(cells, siteId, l0, l1, l2, l3, l4).count(n);
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
            Cell cell = cell(cells, siteId, l0, l1, l2, l3, l4);
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
            Cell cell = cell(cells, siteId, l0, l1, l2, l3, l4);
            cell.count(1);
            cell.series.gauge = value;
        }
    }

    /** The series that an open call counts in; {@code null} where its labels are not known yet. */
    @HotPath
    public @Nullable Series seriesOf(int token) {
        return table.byId(token & SERIES_MASK);
    }

    @HotPath
    private void close(
            ThreadCells cells,
            Frames frames,
            @Nullable Cell cell,
            int depth,
            long endNanos,
            long nanos,
            boolean failed) {
        if (depth >= Frames.OPEN || !frames.pop(depth, endNanos)) {
            return;
        }
        if (cell != null && (failed || nanos > cell.durations.slowNanos)) {
            keep(frames, cell.series, nanos, failed);
        }
        frames.clear();
        threads.done(cells, frames);
    }

    @HotPath
    private void keep(Frames frames, Series series, long nanos, boolean failed) {
        Keeper keeper = this.keeper;
        if (keeper != null) {
            keeper.keep(frames, series, nanos, failed);
        }
    }

    /** By the site's id, not the site: what the bytecode holds as a constant need not be loaded first. */
    @HotPath
    private Cell cell(
            ThreadCells cells,
            int siteId,
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
        int hash = Labels.hash(siteId, a, b, c, d, e);
        Cell known = cells.find(siteId, hash, a, b, c, d, e);
        return known != null ? known : resolve(cells, siteId, hash, a, b, c, d, e);
    }

    /** Labels this thread has not met, or that are beyond a cap: the second allocate nothing. */
    private Cell resolve(
            ThreadCells cells,
            int siteId,
            int hash,
            @Nullable Object a,
            @Nullable Object b,
            @Nullable Object c,
            @Nullable Object d,
            @Nullable Object e) {
        Site site = Objects.requireNonNull(sites[siteId]);
        LabelTexts texts = threads.texts(cells, site.point().slots().size());
        boolean same = true;
        for (int i = 0; i < texts.wanted.length; i++) {
            String literal = site.literal(i);
            Object label = i == 0 ? a : i == 1 ? b : i == 2 ? c : i == 3 ? d : e;
            String text = Labels.text(literal == null ? label : literal);
            texts.wanted[i] = text;
            same &= literal == null ? Labels.isText(label, text) : label == null;
        }
        Series series = table.resolve(site.point(), texts);
        if (Arrays.equals(series.labels(), texts.wanted)) {
            return cells.remember(series, siteId, hash, same, new Object[] {a, b, c, d, e});
        }
        site.point().rejected.increment();
        return cells.cell(series);
    }

    /** Merges what all threads have counted so far. Entered by the agent's threads. */
    public Reading read() {
        int ids = table.ids();
        return new Reading(table, threads.merge(ids));
    }

    /** The same in the place of an earlier reading, which says it no longer: allocates only for what is new. */
    public Reading read(Reading earlier) {
        int ids = table.ids();
        return earlier.followedBy(threads.merge(ids, earlier.totals(), earlier.leftOut()));
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
        return threads.siteCalls(registered.ids());
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
        return registered.faults();
    }

    /** What did not fit. */
    public Losses losses() {
        return threads.losses();
    }

    /** The caps that were reached. */
    public List<Overflow> overflows() {
        return table.overflows();
    }

    /** Bytes held by cells and tables, counted from their shapes. */
    public long footprintBytes() {
        return threads.footprintBytes() + 16384L * 8 + MAX_SITES * 4L;
    }

    /** A label whose cap turned values away, and the most frequent of them. */
    public record Overflow(String label, int cap, List<String> top) {}
}
