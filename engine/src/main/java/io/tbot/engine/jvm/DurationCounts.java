package io.tbot.engine.jvm;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * A classic histogram of durations.
 *
 * <p>Threads: any writer, any reader, under one short lock; none of them is the bot's.
 *
 * <p>Shape: one cell per upper bound and one above all.
 */
final class DurationCounts {
    private final double[] bounds;
    private final long[] cells;
    private double sumSeconds;

    DurationCounts(double... boundsSeconds) {
        this.bounds = boundsSeconds.clone();
        this.cells = new long[boundsSeconds.length + 1];
    }

    synchronized void add(double seconds) {
        int cell = 0;
        while (cell < bounds.length && seconds > bounds[cell]) {
            cell++;
        }
        cells[cell]++;
        sumSeconds += seconds;
    }

    synchronized List<Sample> samples(String name, List<String> labels, List<String> values) {
        List<Sample> samples = new ArrayList<>();
        List<String> withBound = with(labels, "le");
        long count = 0;
        for (int i = 0; i < cells.length; i++) {
            count += cells[i];
            double bound = i < bounds.length ? bounds[i] : Double.POSITIVE_INFINITY;
            List<String> at = with(values, Collector.doubleToGoString(bound));
            samples.add(new Sample(name + "_bucket", withBound, at, count));
        }
        samples.add(new Sample(name + "_count", labels, values, count));
        samples.add(new Sample(name + "_sum", labels, values, sumSeconds));
        return samples;
    }

    private static List<String> with(List<String> list, String last) {
        List<String> more = new ArrayList<>(list);
        more.add(last);
        return more;
    }
}
