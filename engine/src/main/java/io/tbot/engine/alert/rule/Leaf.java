package io.tbot.engine.alert.rule;

import io.tbot.engine.alert.model.Labels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Windows over the series of one selection, one lane for each set of labels they are gathered under. Fed each tick,
 * whoever looks; kept over a reload.
 *
 * <p>Shape: {@value #MAX_INSTANCES} lanes at most, series beyond are counted.
 */
abstract class Leaf<L extends Leaf.Lane> extends Node {
    static final int MAX_INSTANCES = 1000;

    final Selection selection;
    final List<L> lanes = new ArrayList<>();
    private final Metrics metrics;
    private final Map<Labels, L> byLabels = new HashMap<>();
    private String fault = "";
    private boolean begun;
    private long begunNanos;
    private int seen;
    private long refused;

    Leaf(Metrics metrics, Selection selection) {
        this.metrics = metrics;
        this.selection = selection;
        metrics.want(selection.metric());
    }

    abstract L lane(Moment now);

    /** Feeds a lane's windows. */
    abstract void feed(L lane, Moment now);

    /** How many series became odd since somebody asked last; only some kinds know of such. */
    int takeOdd() {
        return 0;
    }

    /** What is wrong with looking so at such a family; empty where nothing is. */
    abstract String unfit(Metrics.Kind kind);

    abstract void look(int i, L lane, Moment now);

    /** Makes the lane of what was never seen but is expected. */
    final void expect(Labels instance, Moment now) {
        byLabels.computeIfAbsent(instance, l -> born(l, now));
    }

    final void observe(Moment now, boolean firstTick) {
        List<? extends Metrics.Sampled> series = metrics.series(selection.metric());
        boolean countsFromZero = firstTick || begun;
        if (!begun) {
            begun = true;
            begunNanos = now.watchedNanos();
        }
        if (series.size() > seen) {
            take(series, countsFromZero, now);
        }
        if (fault.isEmpty()) {
            for (int i = 0; i < lanes.size(); i++) {
                feed(lanes.get(i), now);
            }
        }
    }

    private void take(List<? extends Metrics.Sampled> series, boolean countsFromZero, Moment now) {
        Metrics.Kind kind = metrics.kind(selection.metric());
        fault = kind == null ? "" : unfit(kind);
        for (; seen < series.size() && fault.isEmpty(); seen++) {
            Metrics.Sampled each = series.get(seen);
            if (!selection.takes(each.labels())) {
                continue;
            }
            Labels instance = selection.instance(each.labels());
            if (byLabels.size() >= MAX_INSTANCES && !byLabels.containsKey(instance)) {
                refused++;
                continue;
            }
            L lane = byLabels.computeIfAbsent(instance, l -> born(l, now));
            lane.kind = kind == null ? Metrics.Kind.GAUGE : kind;
            lane.members.add(each);
            if (!countsFromZero || !each.fromZero()) {
                lane.had += each.value();
                lane.hadCount += each.count();
                lane.hadSum += each.sum();
            }
            lane.countsFromZero &= countsFromZero && each.fromZero();
        }
    }

    private L born(Labels instance, Moment now) {
        L lane = lane(now);
        lanes.add(lane);
        add(instance);
        return lane;
    }

    /** Since when it looks: what appears later was nothing before. */
    final long begunNanos() {
        return begunNanos;
    }

    /** Series left out because there are too many. */
    final long refused() {
        return refused;
    }

    @Override
    final void evaluate(Moment now) {
        if (!fault.isEmpty()) {
            throw new IllegalStateException(fault);
        }
        for (int i = 0; i < lanes.size(); i++) {
            look(i, lanes.get(i), now);
        }
    }

    /** The series of one instance, and what they had when first seen. */
    static class Lane {
        final List<Metrics.Sampled> members = new ArrayList<>(1);
        Metrics.Kind kind = Metrics.Kind.GAUGE;
        boolean countsFromZero = true;
        double had;
        long hadCount;
        double hadSum;

        /** Of several gauges under the same labels the largest; NaN where there is none. */
        final double largest() {
            double all = Double.NaN;
            for (int i = 0; i < members.size(); i++) {
                double one = members.get(i).value();
                all = Double.isNaN(all) || one > all ? one : all;
            }
            return all;
        }

        /** How many values their histograms took up while looked at. */
        final long count() {
            long all = -hadCount;
            for (int i = 0; i < members.size(); i++) {
                all += members.get(i).count();
            }
            return all;
        }

        final double sum() {
            double all = -hadSum;
            for (int i = 0; i < members.size(); i++) {
                all += members.get(i).sum();
            }
            return all;
        }

        /** What they counted while looked at. */
        final double total() {
            if (kind == Metrics.Kind.HISTOGRAM) {
                return count();
            }
            double all = -had;
            for (int i = 0; i < members.size(); i++) {
                double one = members.get(i).value();
                all += Double.isNaN(one) ? 0 : one;
            }
            return all;
        }
    }
}
