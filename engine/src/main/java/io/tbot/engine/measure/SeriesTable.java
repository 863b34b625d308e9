package io.tbot.engine.measure;

import io.tbot.bootstrap.HotPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Every series there is, by point and label values, within the {@link Caps}.
 *
 * <p>Threads: any, lock-free; entered where a thread meets labels for the first time, or labels beyond a cap. Shape: an
 * open-addressed table of {@value #SLOTS} slots and as many ids; both outlast the caps many times over. Errors: beyond
 * a cap a label, or all labels of the series, become {@code other}.
 */
final class SeriesTable {
    private static final int SLOTS = 16384;

    /** The texts of a series that stands for all others, by number of slots. */
    private static final String[][] OTHERS = new String[6][];

    static {
        for (int slots = 0; slots < OTHERS.length; slots++) {
            OTHERS[slots] = new String[slots];
            Arrays.fill(OTHERS[slots], Labels.OTHER);
        }
    }

    private final Caps caps;
    private final AtomicReferenceArray<@Nullable Series> table = new AtomicReferenceArray<>(SLOTS);
    private final AtomicReferenceArray<@Nullable Series> byId = new AtomicReferenceArray<>(SLOTS);
    private final AtomicInteger nextId = new AtomicInteger(1);
    private final Map<String, LabelValues> values = new ConcurrentHashMap<>();
    private final AtomicReferenceArray<@Nullable Extent> extents = new AtomicReferenceArray<>(Measure.MAX_POINTS);

    SeriesTable(Caps caps) {
        this.caps = caps;
    }

    /** Makes the tables that a point needs, so that no call of the bot's does. */
    void prepare(Point point) {
        int slots = point.slots().size();
        LabelValues[] own = new LabelValues[slots];
        for (int i = 0; i < slots; i++) {
            String slot = point.slots().get(i);
            own[i] = valuesOf(key(point, slot), slot);
        }
        extents.set(point.id(), new Extent(own));
    }

    private LabelValues valuesOf(String key, String slot) {
        LabelValues known = values.get(key);
        if (known != null) {
            return known;
        }
        LabelValues made = new LabelValues(slot, caps.cap(slot));
        LabelValues other = values.putIfAbsent(key, made);
        return other == null ? made : other;
    }

    /** Capped by name where the catalogue knows the label, by point and name where the user made it up. */
    private String key(Point point, String slot) {
        return caps.values().containsKey(slot) ? slot : point.key() + '/' + slot;
    }

    /**
     * The series of these label texts, or the one that stands for it beyond a cap: then its labels differ from those
     * wanted. Allocates nothing where the series is there already.
     */
    Series resolve(Point point, LabelTexts texts) {
        LabelValues[] values = extent(point).values;
        int symbolOrder = 0;
        for (int i = 0; i < texts.wanted.length; i++) {
            String text = texts.wanted[i];
            int order = text.isEmpty() ? 0 : values[i].admit(text);
            texts.admitted[i] = order < 0 ? Labels.OTHER : text;
            if (i == point.symbolSlot()) {
                symbolOrder = order < 0 ? Integer.MAX_VALUE : order;
            }
        }
        return find(point, texts.admitted, symbolOrder);
    }

    private Series find(Point point, String[] texts, int symbolOrder) {
        int hash = (Arrays.hashCode(texts) * 31 + point.id()) * 0x9E3779B9;
        for (int i = hash >>> 18, n = 0; n < SLOTS; i = (i + 1) & (SLOTS - 1), n++) {
            Series series = table.get(i);
            if (series == null) {
                if (!room(point) && !allOther(texts)) {
                    return overflow(point, texts.length);
                }
                series = create(i, point, texts, hash, symbolOrder);
            }
            if (series.point() == point && series.hash() == hash && Arrays.equals(series.labels(), texts)) {
                return series;
            }
        }
        throw new IllegalStateException("series table of " + SLOTS + " slots is full");
    }

    private boolean room(Point point) {
        return extent(point).series.get() < caps.perCounter() && nextId.get() <= caps.total();
    }

    /** Claims the slot; returns what stands in it afterwards. */
    private Series create(int slot, Point point, String[] texts, int hash, int symbolOrder) {
        Extent extent = extent(point);
        Series durations = allOther(texts) ? null : durations(point, texts, symbolOrder, extent);
        Series made = new Series(nextId.getAndIncrement(), point, texts.clone(), hash, durations);
        byId.set(made.id(), made); // before anyone can find the series: who finds it may end a call of it
        if (!table.compareAndSet(slot, null, made)) {
            Series winner = table.get(slot);
            return winner == null ? made : winner;
        }
        extent.series.incrementAndGet();
        if (durations == null) {
            extent.histograms.incrementAndGet();
        }
        return made;
    }

    /** Whose histogram these labels share; {@code null} for one of their own. */
    private @Nullable Series durations(Point point, String[] texts, int symbolOrder, Extent extent) {
        if (extent.histograms.get() >= caps.perHistogram()) {
            return overflow(point, texts.length);
        }
        int slot = point.symbolSlot();
        if (slot < 0 || symbolOrder < caps.histogramSymbols() || texts[slot].equals(Labels.OTHER)) {
            return null;
        }
        String[] shared = texts.clone();
        shared[slot] = Labels.OTHER;
        return find(point, shared, Integer.MAX_VALUE).durations;
    }

    private Series overflow(Point point, int slots) {
        return find(point, OTHERS[slots], Integer.MAX_VALUE);
    }

    private static boolean allOther(String[] texts) {
        for (String text : texts) {
            if (!text.equals(Labels.OTHER)) {
                return false;
            }
        }
        return true;
    }

    private Extent extent(Point point) {
        Extent extent = extents.get(point.id());
        if (extent == null) {
            throw new IllegalStateException("point '" + point.key() + "' was not prepared");
        }
        return extent;
    }

    /** The series of an id, {@code null} where the id was lost to a race or is still being made. */
    @HotPath
    @Nullable
    Series byId(int id) {
        return id < SLOTS ? byId.get(id) : null;
    }

    /** One above the highest id handed out. */
    int ids() {
        return Math.min(nextId.get(), SLOTS);
    }

    /** The caps that were reached. */
    List<Measure.Overflow> overflows() {
        List<Measure.Overflow> overflows = new ArrayList<>();
        for (LabelValues values : values.values()) {
            List<String> top = values.top(3);
            if (!top.isEmpty()) {
                overflows.add(new Measure.Overflow(values.label(), values.cap(), top));
            }
        }
        return overflows;
    }

    /** How far one point has grown, and the values of its slots. */
    private static final class Extent {
        final AtomicInteger series = new AtomicInteger();
        final AtomicInteger histograms = new AtomicInteger();
        final LabelValues[] values;

        Extent(LabelValues[] values) {
            this.values = values;
        }
    }
}
