package io.tbot.engine.measure;

import java.util.ArrayList;
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

    Reading(SeriesTable table, @Nullable Totals[] totals) {
        this.table = table;
        this.totals = totals;
    }

    /** Every series that has counted something, in order of first use. */
    public List<Series> series() {
        List<Series> used = new ArrayList<>();
        for (int id = 1; id < totals.length; id++) {
            Series series = table.byId(id);
            if (series != null && totals[id] != null) {
                used.add(series);
            }
        }
        return used;
    }

    /** What a series has counted; nothing to be changed. */
    public Totals of(Series series) {
        Totals counted = series.id() < totals.length ? totals[series.id()] : null;
        return counted == null ? NOTHING : counted;
    }
}
