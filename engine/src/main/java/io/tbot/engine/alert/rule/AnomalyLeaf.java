package io.tbot.engine.alert.rule;

import java.util.Arrays;

/**
 * Whether a minute's value is far from what it mostly was: more than {@code z} robust standard deviations from the
 * median, and more than {@code minDelta}, in two windows in a row. The window itself and minutes once found anomalous
 * are no part of the baseline.
 *
 * <p>Units: those of the family; of a counter its rate, of a histogram the quantile or mean. Source: σ ≈ 1.4826 MAD.
 */
final class AnomalyLeaf extends Leaf<AnomalyLeaf.Baseline> {
    private static final double SIGMA_OF_MAD = 1.4826;
    private static final int MIN_POINTS = 60;
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final Slices minute;
    private final int windowMinutes;
    private final int points;
    private final double z;
    private final double minDelta;
    private final double quantile;
    private final HistogramLeaf values;
    private final Selection every;

    AnomalyLeaf(Metrics metrics, Selection selection, long tickNanos, Shape shape) {
        super(metrics, selection);
        every = selection;
        minute = Slices.of(MINUTE_NANOS, tickNanos, HistogramLeaf.PARTS);
        windowMinutes = shape.windowMinutes();
        points = shape.points();
        z = shape.z();
        minDelta = shape.minDelta();
        quantile = shape.quantile();
        values = new HistogramLeaf(metrics, every, minute, quantile, 1);
    }

    @Override
    boolean isVerdict() {
        return true;
    }

    @Override
    String unfit(Metrics.Kind kind) {
        return quantile != HistogramLeaf.MEAN && kind != Metrics.Kind.HISTOGRAM ? values.unfit(kind) : "";
    }

    @Override
    Baseline lane(Moment now) {
        return new Baseline(minute, now.watchedNanos(), points);
    }

    @Override
    void feed(Baseline lane, Moment now) {
        long watched = now.watchedNanos();
        if (lane.kind == Metrics.Kind.HISTOGRAM) {
            lane.window.kind = lane.kind;
            if (lane.window.members.size() != lane.members.size()) {
                lane.window.members.clear();
                lane.window.members.addAll(lane.members);
                lane.window.countsFromZero = lane.countsFromZero;
                lane.window.hadCount = lane.hadCount;
                lane.window.hadSum = lane.hadSum;
            }
            values.feed(lane.window, now);
        } else if (lane.kind == Metrics.Kind.COUNTER) {
            lane.rate.observe(Math.max(0, lane.total()), watched);
        } else {
            lane.gauge.observe(
                    lane.members.isEmpty() ? Double.NaN : lane.members.get(0).value(), watched);
        }
        if (watched / MINUTE_NANOS > lane.minute) {
            lane.minute = watched / MINUTE_NANOS;
            close(lane, ofMinute(lane, watched));
        }
    }

    private double ofMinute(Baseline lane, long watched) {
        return switch (lane.kind) {
            case COUNTER -> lane.rate.rate(watched);
            case GAUGE -> lane.gauge.sum() / lane.gauge.samples();
            case HISTOGRAM -> {
                long count = lane.window.counts.count();
                double number = quantile == HistogramLeaf.MEAN
                        ? lane.window.sum.increase() / count
                        : lane.window.counts.quantile(quantile)
                                / lane.members.get(0).perUnit();
                yield count == 0 ? Double.NaN : number;
            }
        };
    }

    /** Judges a minute that is over; the one of now is the last of its window. */
    private void close(Baseline lane, double value) {
        lane.recent[lane.closed % lane.recent.length] = value;
        lane.closed++;
        double now = 0;
        int n = 0;
        for (int i = 0; i < windowMinutes && i < lane.closed; i++) {
            double one = lane.recent[(lane.closed - 1 - i) % lane.recent.length];
            now += Double.isNaN(one) ? 0 : one;
            n += Double.isNaN(one) ? 0 : 1;
        }
        now /= n;
        lane.value = now;
        int known = 0;
        for (int i = windowMinutes; i < lane.closed && i < points + windowMinutes; i++) {
            int at = (lane.closed - 1 - i) % lane.recent.length;
            if (!Double.isNaN(lane.recent[at]) && !lane.odd[at]) {
                lane.sorted[known++] = lane.recent[at];
            }
        }
        lane.known = known;
        if (known >= MIN_POINTS) {
            Arrays.sort(lane.sorted, 0, known);
            double median = lane.sorted[known / 2];
            for (int i = 0; i < known; i++) {
                lane.sorted[i] = Math.abs(lane.sorted[i] - median);
            }
            Arrays.sort(lane.sorted, 0, known);
            double limit = Math.max(minDelta, z * SIGMA_OF_MAD * lane.sorted[known / 2]);
            boolean odd = Math.abs(now - median) > limit;
            lane.limit = now >= median ? median + limit : median - limit;
            lane.inRow = odd ? lane.inRow + 1 : 0;
            lane.odd[(lane.closed - 1) % lane.recent.length] = Math.abs(value - median) > limit;
        } else {
            lane.odd[(lane.closed - 1) % lane.recent.length] = false;
        }
    }

    @Override
    void look(int i, Baseline lane, Moment now) {
        if (lane.closed == 0 || Double.isNaN(lane.value)) {
            set(i, NO_DATA, Double.NaN, Double.NaN);
        } else if (lane.known < MIN_POINTS) {
            set(i, INSUFFICIENT, lane.value, Double.NaN);
        } else {
            verdict(i, lane.inRow >= 2, lane.value, lane.limit);
        }
    }

    /** What is asked: windows and baseline in minutes, the bound, and of histograms which number. */
    record Shape(int windowMinutes, int points, double z, double minDelta, double quantile) {}

    static final class Baseline extends Leaf.Lane {
        final HistogramLeaf.Window window;
        final CounterRing rate;
        final GaugeRing gauge;
        final double[] recent;
        final boolean[] odd;
        final double[] sorted;
        int closed;
        int known;
        int inRow;
        long minute;
        double value = Double.NaN;
        double limit = Double.NaN;

        Baseline(Slices slices, long watchedNanos, int points) {
            window = new HistogramLeaf.Window(slices, watchedNanos);
            rate = new CounterRing(slices, watchedNanos, 0);
            gauge = new GaugeRing(slices, watchedNanos, false);
            recent = new double[points + 64];
            odd = new boolean[points + 64];
            sorted = new double[points];
            minute = watchedNanos / MINUTE_NANOS;
        }
    }
}
