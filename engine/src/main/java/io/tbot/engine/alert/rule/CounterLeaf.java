package io.tbot.engine.alert.rule;

/** What counters, or the counts or sums of histograms, gained. */
final class CounterLeaf extends Leaf<CounterLeaf.Window> {
    private final Slices slices;
    private final boolean perSecond;
    private final boolean ofSums;

    /** @param ofSums looks at what the values of histograms come to, not at their number */
    CounterLeaf(Metrics metrics, Selection selection, Slices slices, boolean perSecond, boolean ofSums) {
        super(metrics, selection);
        this.slices = slices;
        this.perSecond = perSecond;
        this.ofSums = ofSums;
    }

    @Override
    boolean isVerdict() {
        return false;
    }

    @Override
    String unfit(Metrics.Kind kind) {
        if (ofSums) {
            return kind == Metrics.Kind.HISTOGRAM ? "" : "'" + selection.metric() + "' is no histogram, and has no sum";
        }
        return kind == Metrics.Kind.GAUGE
                ? "'" + selection.metric() + "' is a gauge, which has no rate; see delta"
                : "";
    }

    @Override
    Window lane(Moment now) {
        return new Window(new CounterRing(slices, now.watchedNanos(), 0).since(begunNanos()));
    }

    @Override
    void feed(Window lane, Moment now) {
        lane.ring.observe(Math.max(0, ofSums ? lane.sum() : lane.total()), now.watchedNanos());
    }

    @Override
    void look(int i, Window lane, Moment now) {
        number(i, perSecond ? lane.ring.rate(now.watchedNanos()) : lane.ring.increase());
    }

    static final class Window extends Leaf.Lane {
        final CounterRing ring;

        Window(CounterRing ring) {
            this.ring = ring;
        }
    }
}
