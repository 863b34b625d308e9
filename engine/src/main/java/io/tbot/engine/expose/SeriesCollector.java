package io.tbot.engine.expose;

import io.prometheus.client.Collector;
import io.tbot.engine.measure.Buckets;
import io.tbot.engine.measure.Distribution;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Family;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Reading;
import io.tbot.engine.measure.Series;
import io.tbot.engine.measure.Source;
import io.tbot.engine.measure.Totals;
import io.tbot.engine.measure.View;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.measure.Window;
import io.tbot.engine.measure.Windows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every measured family in the shape of the Prometheus client, made anew at each scrape from one {@link Reading}.
 * Errors: a {@code le} boundary may misplace a value that lies within 1/128 of it; count and sum are exact.
 */
final class SeriesCollector extends Collector {
    private static final double[] QUANTILES = {0.5, 0.9, 0.95, 0.99, 0.999, 1};
    private static final Window[] WINDOWS = {Window.TEN_SECONDS, Window.ONE_MINUTE, Window.FIVE_MINUTES};

    private final Measure measure;
    private final Families families;
    private final Windows windows;
    private final WallClock clock;

    SeriesCollector(Measure measure, Families families, Windows windows, WallClock clock) {
        this.measure = measure;
        this.families = families;
        this.windows = windows;
        this.clock = clock;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        families.refresh();
        Reading reading = measure.read();
        List<Series> all = reading.series();
        List<MetricFamilySamples> families = new ArrayList<>();
        for (Family family : this.families.all()) {
            List<MetricFamilySamples.Sample> samples = family.type() == Family.Type.HISTOGRAM
                    ? histograms(family, all, reading)
                    : numbers(family, all, reading);
            if (!samples.isEmpty()) {
                families.add(new MetricFamilySamples(family.name(), type(family), family.help(), samples));
            }
            String windowName = family.windowName();
            if (windowName != null) {
                addWindows(family, windowName, all, reading, families);
            }
        }
        return families;
    }

    private static Type type(Family family) {
        return switch (family.type()) {
            case COUNTER -> Type.COUNTER;
            case GAUGE -> Type.GAUGE;
            case HISTOGRAM -> Type.HISTOGRAM;
        };
    }

    private static List<MetricFamilySamples.Sample> histograms(Family family, List<Series> all, Reading reading) {
        List<MetricFamilySamples.Sample> samples = new ArrayList<>();
        for (Map.Entry<Groups.Labelled, List<Series>> group :
                Groups.durations(family, all).entrySet()) {
            Groups.Labelled labels = group.getKey();
            addHistogram(family, labels.names(), labels.values(), sum(group.getValue(), reading), samples);
        }
        return samples;
    }

    private List<MetricFamilySamples.Sample> numbers(Family family, List<Series> all, Reading reading) {
        Map<Groups.Labelled, Double> values = new LinkedHashMap<>();
        for (View view : family.views()) {
            List<String> names = Groups.names(view);
            for (Map.Entry<List<String>, List<Series>> group :
                    Groups.by(view, all).entrySet()) {
                double value = value(view.source(), sum(group.getValue(), reading), group.getValue());
                if (!Double.isNaN(value)) {
                    boolean counts = family.type() == Family.Type.COUNTER;
                    values.merge(new Groups.Labelled(names, group.getKey()), value, counts ? Double::sum : Math::max);
                }
            }
        }
        List<MetricFamilySamples.Sample> samples = new ArrayList<>();
        values.forEach((labels, value) ->
                samples.add(new MetricFamilySamples.Sample(family.name(), labels.names(), labels.values(), value)));
        return samples;
    }

    private static Totals sum(List<Series> group, Reading reading) {
        Totals totals = new Totals();
        for (Series series : group) {
            totals.add(reading.of(series));
        }
        return totals;
    }

    /** NaN where there is nothing to show. */
    private double value(Source source, Totals totals, List<Series> group) {
        if (source == Source.GAUGE) {
            return group.get(group.size() - 1).gauge();
        }
        return source.of(totals, clock);
    }

    private static void addHistogram(
            Family family,
            List<String> names,
            List<String> values,
            Totals totals,
            List<MetricFamilySamples.Sample> samples) {
        if (totals.durations() == 0) {
            return;
        }
        String name = family.name();
        double perUnit = family.scale().perUnit();
        List<String> bucketNames = new ArrayList<>(names);
        bucketNames.add("le");
        long cumulative = 0;
        int index = 0;
        for (double le : family.scale().boundaries()) {
            int last = Buckets.indexOf(Math.round(le * perUnit));
            for (; index <= last; index++) {
                cumulative += totals.count(index);
            }
            samples.add(bucket(name, bucketNames, values, doubleToGoString(le), cumulative));
        }
        for (; index < Buckets.COUNT; index++) {
            cumulative += totals.count(index);
        }
        samples.add(bucket(name, bucketNames, values, "+Inf", cumulative));
        samples.add(new MetricFamilySamples.Sample(name + "_count", names, values, cumulative));
        samples.add(new MetricFamilySamples.Sample(name + "_sum", names, values, totals.sumNanos() / perUnit));
    }

    private static MetricFamilySamples.Sample bucket(
            String name, List<String> names, List<String> values, String le, long count) {
        List<String> all = new ArrayList<>(values);
        all.add(le);
        return new MetricFamilySamples.Sample(name + "_bucket", names, all, count);
    }

    private void addWindows(
            Family family, String windowName, List<Series> all, Reading reading, List<MetricFamilySamples> families) {
        Map<List<String>, List<Series>> groups = new LinkedHashMap<>();
        for (View view : family.views()) {
            Groups.by(Groups.narrow(view, family.windowLabels()), all)
                    .forEach((labels, series) -> groups.computeIfAbsent(labels, k -> new ArrayList<>())
                            .addAll(series));
        }
        List<String> names = new ArrayList<>(family.windowLabels());
        names.add("window");
        names.add("quantile");
        List<MetricFamilySamples.Sample> samples = new ArrayList<>();
        for (Map.Entry<List<String>, List<Series>> group : groups.entrySet()) {
            for (Window window : WINDOWS) {
                Distribution recent = windows.distribution(group.getValue(), window, reading);
                for (double q : recent.count() == 0 ? new double[0] : QUANTILES) {
                    List<String> values = new ArrayList<>(group.getKey());
                    values.add(window.text());
                    values.add(q == 1 ? "1" : doubleToGoString(q));
                    double nanos = q == 1 ? recent.maxNanos() : recent.quantileNanos(q);
                    samples.add(new MetricFamilySamples.Sample(
                            windowName, names, values, nanos / family.scale().perUnit()));
                }
            }
        }
        if (!samples.isEmpty()) {
            String help =
                    "exact quantiles of the last 10 s, 1 min and 5 min of " + family.name() + "; 1 is the largest";
            families.add(new MetricFamilySamples(windowName, Type.SUMMARY, help, samples));
        }
    }
}
