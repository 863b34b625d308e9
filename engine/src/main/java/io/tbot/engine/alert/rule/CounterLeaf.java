package io.tbot.engine.alert.rule;

/** What counters, or the counts of histograms, gained. */
final class CounterLeaf extends Leaf<CounterLeaf.Window> {
    private final Slices slices;
    private final boolean perSecond;

    CounterLeaf(Metrics metrics, Selection selection, Slices slices, boolean perSecond) {
        super(metrics, selection);
        this.slices = slices;
        this.perSecond = perSecond;
    }

    @Override
    boolean isVerdict() {
        return false;
    }

    @Override
    String unfit(Metrics.Kind kind) {
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
        lane.ring.observe(Math.max(0, lane.total()), now.watchedNanos());
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
