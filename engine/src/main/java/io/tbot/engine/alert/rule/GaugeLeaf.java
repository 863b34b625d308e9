package io.tbot.engine.alert.rule;

import io.tbot.engine.alert.model.Labels;

/** What gauges are, were and will be; and of any family, when it last moved. */
final class GaugeLeaf extends Leaf<GaugeLeaf.Window> {
    private final Slices slices;
    private final String function;
    private final double horizonSeconds;
    private final boolean isTime;

    /** @param horizonSeconds of a forecast */
    GaugeLeaf(Metrics metrics, Selection selection, Slices slices, String function, double horizonSeconds) {
        super(metrics, selection);
        this.slices = slices;
        this.function = function;
        this.horizonSeconds = horizonSeconds;
        this.isTime = selection.metric().endsWith("_timestamp_seconds");
    }

    /** Looks out for what the selector names though it was never seen. */
    GaugeLeaf expecting(Moment now) {
        Labels told = selection.told();
        expect(told, now);
        return this;
    }

    @Override
    boolean isVerdict() {
        return function.equals("stale") || function.equals("absent") || function.equals("flatline");
    }

    @Override
    String unfit(Metrics.Kind kind) {
        boolean any = isVerdict() || function.equals("age") || function.equals("changes") || function.equals("delta");
        boolean counter = kind == Metrics.Kind.COUNTER && (function.equals("value") || function.equals("last"));
        return any || counter || kind == Metrics.Kind.GAUGE
                ? ""
                : function + " needs a gauge, and '" + selection.metric() + "' is a "
                        + (kind == Metrics.Kind.COUNTER ? "counter; see rate and increase" : "histogram; see quantile");
    }

    @Override
    Window lane(Moment now) {
        return new Window(new GaugeRing(slices, now.watchedNanos(), function.equals("forecast")));
    }

    @Override
    void feed(Window lane, Moment now) {
        lane.ring.observe(lane.now(function), now.watchedNanos());
    }

    @Override
    void look(int i, Window lane, Moment now) {
        GaugeRing ring = lane.ring;
        double seconds = slices.windowNanos() / 1e9;
        long watched = now.watchedNanos();
        switch (function) {
            case "value", "last" -> number(i, lane.now(function));
            case "min" -> number(i, ring.least());
            case "max" -> number(i, ring.most());
            case "sum" -> number(i, ring.sum());
            case "avg" -> number(i, ring.sum() / ring.samples());
            case "delta" -> number(i, ring.delta());
            case "changes" -> number(i, ring.samples() == 0 ? Double.NaN : ring.changes());
            case "forecast" -> number(i, ring.forecast(horizonSeconds));
            case "age" -> number(i, age(lane, now));
            case "stale" -> {
                double age = age(lane, now);
                if (Double.isNaN(age)) {
                    set(i, NO_DATA, age, seconds);
                } else {
                    verdict(i, age > seconds, age, seconds);
                }
            }
            case "absent" -> {
                boolean gauge = lane.kind == Metrics.Kind.GAUGE;
                double silent = (gauge ? ring.silentNanos(watched) : ring.unchangedNanos(watched)) / 1e9;
                verdict(i, silent >= seconds, silent, seconds);
            }
            default -> {
                double still = ring.unchangedNanos(watched) / 1e9;
                verdict(i, ring.isFull(watched) && still >= seconds, still, seconds);
            }
        }
    }

    private double age(Window lane, Moment now) {
        double value = lane.now(function);
        if (Double.isNaN(value)) {
            return Double.NaN;
        }
        return isTime ? now.secondsSince(value) : lane.ring.unchangedNanos(now.watchedNanos()) / 1e9;
    }

    static final class Window extends Leaf.Lane {
        final GaugeRing ring;

        Window(GaugeRing ring) {
            this.ring = ring;
        }

        /** Of several series under the same labels the largest, or what the function's name says. */
        double now(String function) {
            if (kind != Metrics.Kind.GAUGE) {
                return members.isEmpty() ? Double.NaN : total() + had + hadCount;
            }
            double all = Double.NaN;
            int n = 0;
            boolean adds = function.equals("sum") || function.equals("avg");
            for (int i = 0; i < members.size(); i++) {
                double one = members.get(i).value();
                if (!Double.isNaN(one)) {
                    double more = n++ == 0 ? one : adds ? all + one : Math.max(all, one);
                    all = function.equals("min") && n > 1 ? Math.min(all, one) : more;
                }
            }
            return function.equals("avg") && n > 1 ? all / n : all;
        }
    }
}
