package io.tbot.engine.measure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all threads had counted at one moment, merged. Threads: the one that asked for it. Errors: writes in flight at
 * that moment may be missing; the next reading has them.
 */
public final class Reading {
    private static final Totals NOTHING = new Totals();

    private final SeriesTable table;
    private final @Nullable Totals[] totals;
    private final BitSet leftOut;

    Reading(SeriesTable table, @Nullable Totals[] totals) {
        this(table, totals, new BitSet());
    }

    private Reading(SeriesTable table, @Nullable Totals[] totals, BitSet leftOut) {
        this.table = table;
        this.totals = totals;
        this.leftOut = leftOut;
    }

    @Nullable
    Totals[] totals() {
        return totals;
    }

    BitSet leftOut() {
        return leftOut;
    }

    Reading followedBy(@Nullable Totals[] merged) {
        return merged == totals ? this : new Reading(table, merged, leftOut);
    }

    /** Has readings in the place of this one do without a series: it has counted nothing from now on. */
    public void leaveOut(Series series) {
        leftOut.set(series.id());
        if (series.id() < totals.length) {
            totals[series.id()] = null;
        }
    }

    /** Every series that has counted something, in order of first use. */
    public List<Series> series() {
        List<Series> used = new ArrayList<>();
        for (int i = 0; i < places(); i++) {
            Series series = at(i);
            if (series != null) {
                used.add(series);
            }
        }
        return used;
    }

    /** How many series it could hold, one for each place. */
    public int places() {
        return totals.length;
    }

    /** The series of a place; {@code null} where it has counted nothing. */
    public @Nullable Series at(int place) {
        return totals[place] == null ? null : table.byId(place);
    }

    /** What a series has counted; nothing to be changed. */
    public Totals of(Series series) {
        Totals counted = series.id() < totals.length ? totals[series.id()] : null;
        return counted == null ? NOTHING : counted;
    }
}
