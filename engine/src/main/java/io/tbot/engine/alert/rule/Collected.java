package io.tbot.engine.alert.rule;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What collectors tell, once per tick: only those are asked that have a family which a rule names, all of them now and
 * then while one is missing.
 */
public final class Collected {
    /** How often all are asked for a family that none has told so far. */
    private static final int SEARCH_TICKS = 60;

    private final List<? extends Collector> collectors;
    private final Set<String> wanted = new HashSet<>();
    private final Set<Collector> useful = new HashSet<>();
    private final Map<String, Metrics.Kind> kinds = new HashMap<>();
    private final Map<String, List<Told>> series = new HashMap<>();
    private final Map<String, Map<List<String>, Told>> byLabels = new HashMap<>();
    private int toSearch;

    public Collected(List<? extends Collector> collectors) {
        this.collectors = List.copyOf(collectors);
    }

    void want(String family) {
        if (wanted.add(family)) {
            toSearch = 0;
        }
    }

    void refresh() {
        boolean search = toSearch-- <= 0;
        if (search) {
            toSearch = SEARCH_TICKS;
        }
        for (List<Told> all : series.values()) {
            for (Told each : all) {
                each.absent();
            }
        }
        for (Collector collector : collectors) {
            if (search || useful.contains(collector)) {
                take(collector);
            }
        }
    }

    private void take(Collector collector) {
        List<MetricFamilySamples> told;
        try {
            told = collector.collect();
        } catch (RuntimeException e) {
            return; // absent this time
        }
        for (MetricFamilySamples family : told) {
            boolean counter = family.type == Collector.Type.COUNTER;
            String name = counter && !family.name.endsWith("_total") ? family.name + "_total" : family.name;
            boolean histogram = family.type == Collector.Type.HISTOGRAM;
            kinds.put(name, counter ? Metrics.Kind.COUNTER : histogram ? Metrics.Kind.HISTOGRAM : Metrics.Kind.GAUGE);
            if (wanted.contains(name)) {
                useful.add(collector);
                for (Sample sample : family.samples) {
                    take(name, histogram, sample);
                }
            }
        }
    }

    private void take(String family, boolean histogram, Sample sample) {
        List<String> values = sample.labelValues;
        int le = histogram ? sample.labelNames.indexOf("le") : -1;
        if (le >= 0) {
            values = new ArrayList<>(values);
            values.remove(le);
        }
        Map<List<String>, Told> known = byLabels.computeIfAbsent(family, f -> new HashMap<>());
        Told told = known.get(values);
        if (told == null) {
            Map<String, String> labels = new HashMap<>();
            for (int i = 0; i < sample.labelNames.size(); i++) {
                if (i != le) {
                    labels.put(sample.labelNames.get(i), sample.labelValues.get(i));
                }
            }
            told = new Told(family, labels);
            known.put(List.copyOf(values), told);
            series.computeIfAbsent(family, f -> new ArrayList<>()).add(told);
        }
        if (!histogram) {
            told.value = sample.value;
        } else if (le >= 0) {
            told.bucket(sample.labelValues.get(le), (long) sample.value);
        } else if (sample.name.endsWith("_count")) {
            told.count = (long) sample.value;
        } else if (sample.name.endsWith("_sum")) {
            told.sum = sample.value;
        }
    }

    Metrics.@Nullable Kind kind(String family) {
        return kinds.get(family);
    }

    List<Told> series(String family) {
        return series.getOrDefault(family, List.of());
    }

    Set<String> names() {
        return kinds.keySet();
    }

    /** One label set. Errors: of a histogram a value is taken for the lower edge of its bucket. */
    static final class Told implements Metrics.Sampled {
        private static final double NANOS = 1e9;

        private final Map<String, String> labels;
        private final boolean fromZero;
        private final BucketCounts counts = new BucketCounts();
        private double value = Double.NaN;
        private double sum;
        private long count;
        private long below;
        private double edge;

        Told(String family, Map<String, String> labels) {
            this.labels = Map.copyOf(labels);
            this.fromZero = !family.startsWith("jvm_c") && !family.startsWith("tbot_system_");
        }

        /** Until it is told again. */
        void absent() {
            value = Double.NaN;
            below = 0;
            edge = 0;
        }

        /** In the order of their bounds. */
        void bucket(String le, long cumulative) {
            counts.set(BucketCounts.above(edge, NANOS), cumulative - below);
            below = cumulative;
            edge = le.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(le);
        }

        @Override
        public Map<String, String> labels() {
            return labels;
        }

        @Override
        public double value() {
            return value;
        }

        @Override
        public long count() {
            return count;
        }

        @Override
        public double sum() {
            return sum;
        }

        @Override
        public boolean used(int segment) {
            return counts.used(segment);
        }

        @Override
        public void addCounts(int segment, long[] into) {
            counts.addTo(segment, into);
        }

        @Override
        public double perUnit() {
            return NANOS;
        }

        @Override
        public boolean fromZero() {
            return fromZero;
        }
    }
}
