package io.tbot.engine.alert.rule;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers that rules look at: the agent's own, or made-up ones in virtual time. */
public interface Metrics {
    /** Says that rules look at a family; others need not be read. Told before the first {@link #refresh}. */
    void want(String family);

    /** Reads everything anew, once per tick. */
    void refresh();

    /** The kind of a family; {@code null} while nobody has heard of it. */
    @Nullable
    Kind kind(String family);

    /** The same objects at each call, in order of appearance; only ever grows. Empty for an unknown family. */
    List<? extends Sampled> series(String family);

    /** Every family known so far. */
    Collection<String> names();

    /** What a family's numbers are. */
    enum Kind {
        COUNTER,
        GAUGE,
        HISTOGRAM
    }

    /** One label set of a family, as it was at the last {@link #refresh}. */
    interface Sampled {
        Map<String, String> labels();

        /** Of a counter its total, of a gauge its value; NaN where there is none now. */
        double value();

        /** How many values a histogram holds. */
        long count();

        /** Their sum, in the family's unit. */
        double sum();

        /** Whether any value ever fell into a segment of {@link io.tbot.engine.measure.Buckets}. */
        boolean used(int segment);

        /** Adds the counts of a segment's buckets. */
        void addCounts(int segment, long[] into);

        /** Recorded numbers to one unit. */
        double perUnit();

        /** Whether it counts since the agent came, so that what it has counted at first sight is recent. */
        boolean fromZero();
    }
}
