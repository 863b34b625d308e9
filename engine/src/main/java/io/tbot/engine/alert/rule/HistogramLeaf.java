package io.tbot.engine.alert.rule;

import io.tbot.engine.measure.Buckets;
import java.util.Arrays;

/** Quantile, mean or number of the values that histograms took up over a window. */
final class HistogramLeaf extends Leaf<HistogramLeaf.Window> {
    /** Asks for the mean instead of a quantile. */
    static final double MEAN = -1;

    /** Slices of a window of values: 5 s of a minute. */
    static final int PARTS = 12;

    private final Slices slices;
    private final double quantile;
    private final long minSamples;
    private final long[] scratch = new long[Buckets.SEGMENT];

    HistogramLeaf(Metrics metrics, Selection selection, Slices slices, double quantile, long minSamples) {
        super(metrics, selection);
        this.slices = slices;
        this.quantile = quantile;
        this.minSamples = minSamples;
    }

    @Override
    boolean isVerdict() {
        return false;
    }

    @Override
    String unfit(Metrics.Kind kind) {
        return kind == Metrics.Kind.HISTOGRAM
                ? ""
                : "'" + selection.metric() + "' is no histogram, which quantile and mean need";
    }

    @Override
    Window lane(Moment now) {
        return new Window(slices, now.watchedNanos());
    }

    @Override
    void feed(Window lane, Moment now) {
        long count = lane.count();
        if (quantile != MEAN) {
            lane.counts.advance(now.watchedNanos());
        }
        if (quantile != MEAN && (count != lane.lastCount || !lane.fed)) {
            boolean counted = lane.fed || lane.countsFromZero;
            for (int s = 0; s < Buckets.SEGMENTS; s++) {
                feed(lane, s, counted);
            }
            lane.lastCount = count;
            lane.fed = true;
        }
        lane.number.observe(Math.max(0, count), now.watchedNanos());
        lane.sum.observe(lane.sum(), now.watchedNanos());
    }

    private void feed(Window lane, int segment, boolean counted) {
        boolean used = false;
        for (int m = 0; m < lane.members.size(); m++) {
            Metrics.Sampled member = lane.members.get(m);
            if (member.used(segment)) {
                if (!used) {
                    Arrays.fill(scratch, 0);
                    used = true;
                }
                member.addCounts(segment, scratch);
            }
        }
        if (used) {
            lane.counts.observe(segment, scratch, counted);
        }
    }

    @Override
    void look(int i, Window lane, Moment now) {
        long count = quantile == MEAN ? Math.round(lane.number.increase()) : lane.counts.count();
        if (count == 0 || count < minSamples) {
            set(i, count == 0 ? NO_DATA : INSUFFICIENT, Double.NaN, Double.NaN);
        } else if (quantile == MEAN) {
            number(i, lane.sum.increase() / count);
        } else {
            number(i, lane.counts.quantile(quantile) / lane.members.get(0).perUnit());
        }
    }

    static final class Window extends Leaf.Lane {
        final CountsRing counts;
        final CounterRing number;
        final CounterRing sum;
        long lastCount;
        boolean fed;

        Window(Slices slices, long watchedNanos) {
            counts = new CountsRing(slices, watchedNanos);
            number = new CounterRing(slices, watchedNanos, 0);
            sum = new CounterRing(slices, watchedNanos, 0);
        }
    }
}
