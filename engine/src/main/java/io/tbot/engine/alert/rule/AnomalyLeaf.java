package io.tbot.engine.alert.rule;

/**
 * Whether what was measured is far from what it mostly was: each series against its {@link Baseline}.
 *
 * <p>Units: those of the family; of a counter its rate, of a histogram the quantile or mean. Shape: the first
 * {@value #SEASONS} series of a rule keep weeks; the series take turns at the seconds of a minute.
 */
final class AnomalyLeaf extends Leaf<AnomalyLeaf.Watch> {
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final long SECOND_NANOS = 1_000_000_000L;

    /** Two megabytes in all. */
    private static final int SEASONS = 16;

    private final Slices minute;
    private final Baseline.Shape shape;
    private final HistogramLeaf values;
    private final double[] scratch;
    private int odd;

    AnomalyLeaf(Metrics metrics, Selection selection, long tickNanos, Baseline.Shape shape) {
        super(metrics, selection);
        this.shape = shape;
        minute = Slices.of(MINUTE_NANOS, tickNanos, HistogramLeaf.PARTS);
        values = new HistogramLeaf(metrics, selection, minute, shape.quantile(), 1);
        scratch = new double[shape.room()];
    }

    @Override
    boolean isVerdict() {
        return true;
    }

    @Override
    int takeOdd() {
        int taken = odd;
        odd = 0;
        return taken;
    }

    @Override
    String unfit(Metrics.Kind kind) {
        return shape.quantile() != HistogramLeaf.MEAN && kind != Metrics.Kind.HISTOGRAM ? values.unfit(kind) : "";
    }

    @Override
    Watch lane(Moment now) {
        int n = lanes.size();
        Baseline baseline = new Baseline(shape, scratch, n < SEASONS);
        return new Watch(minute, now.watchedNanos(), baseline, n % 60 * SECOND_NANOS);
    }

    @Override
    void feed(Watch lane, Moment now) {
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
            lane.gauge.observe(lane.largest(), watched);
        }
        long minutes = (watched + lane.phaseNanos) / MINUTE_NANOS;
        if (minutes > lane.minutes) {
            lane.minutes = minutes;
            boolean was = lane.baseline.state() == TRUE;
            lane.baseline.close(ofMinute(lane, watched), now.epochMinute());
            odd += !was && lane.baseline.state() == TRUE ? 1 : 0;
        }
    }

    private double ofMinute(Watch lane, long watched) {
        return switch (lane.kind) {
            case COUNTER -> lane.rate.rate(watched);
            case GAUGE -> lane.gauge.sum() / lane.gauge.samples();
            case HISTOGRAM -> {
                long count = lane.window.counts.count();
                double number = shape.quantile() == HistogramLeaf.MEAN
                        ? lane.window.sum.increase() / count
                        : lane.window.counts.quantile(shape.quantile())
                                / lane.members.get(0).perUnit();
                yield count == 0 ? Double.NaN : number;
            }
        };
    }

    @Override
    void look(int i, Watch lane, Moment now) {
        Baseline baseline = lane.baseline;
        set(i, baseline.state(), baseline.value(), baseline.limit());
    }

    static final class Watch extends Leaf.Lane {
        final HistogramLeaf.Window window;
        final CounterRing rate;
        final GaugeRing gauge;
        final Baseline baseline;
        final long phaseNanos;
        long minutes;

        Watch(Slices slices, long watchedNanos, Baseline baseline, long phaseNanos) {
            window = new HistogramLeaf.Window(slices, watchedNanos);
            rate = new CounterRing(slices, watchedNanos, 0);
            gauge = new GaugeRing(slices, watchedNanos, false);
            this.baseline = baseline;
            this.phaseNanos = phaseNanos;
            minutes = (watchedNanos + phaseNanos) / MINUTE_NANOS;
        }
    }
}
