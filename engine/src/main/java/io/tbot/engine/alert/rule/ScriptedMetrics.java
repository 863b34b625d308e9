package io.tbot.engine.alert.rule;

import io.tbot.engine.measure.Buckets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Numbers that somebody made up, for trying rules in virtual time. Histograms are in seconds. */
public final class ScriptedMetrics implements Metrics {
    private static final double NANOS = 1e9;

    private final Map<String, Kind> kinds = new TreeMap<>();
    private final Map<String, List<Script>> series = new HashMap<>();

    /** The kind of a family, told before its first number. */
    public ScriptedMetrics declare(String family, Kind kind) {
        kinds.put(family, kind);
        return this;
    }

    /** Sets a gauge or a counter's total; NaN takes a gauge away. */
    public void set(String family, Map<String, String> labels, double value) {
        script(family, labels).value = value;
    }

    /** Adds to a counter. */
    public void add(String family, Map<String, String> labels, double more) {
        Script script = script(family, labels);
        script.value = (Double.isNaN(script.value) ? 0 : script.value) + more;
    }

    /** Lets a histogram take up a value so many times. */
    public void record(String family, Map<String, String> labels, double seconds, long times) {
        Script script = script(family, labels);
        int bucket = Buckets.indexOf(Math.min(Buckets.MAX_NANOS, Math.max(0, Math.round(seconds * NANOS))));
        long[] segment = script.segments[bucket >> 7];
        if (segment == null) {
            segment = new long[Buckets.SEGMENT];
            script.segments[bucket >> 7] = segment;
        }
        segment[bucket & (Buckets.SEGMENT - 1)] += times;
        script.count += times;
        script.sum += seconds * times;
    }

    private Script script(String family, Map<String, String> labels) {
        List<Script> all = series.computeIfAbsent(family, f -> new ArrayList<>());
        for (Script each : all) {
            if (each.labels.equals(labels)) {
                return each;
            }
        }
        Script fresh = new Script(labels);
        all.add(fresh);
        return fresh;
    }

    @Override
    public void want(String family) {}

    @Override
    public void refresh() {}

    @Override
    public @Nullable Kind kind(String family) {
        return kinds.get(family);
    }

    @Override
    public List<? extends Sampled> series(String family) {
        return series.getOrDefault(family, List.of());
    }

    @Override
    public Set<String> names() {
        return kinds.keySet();
    }

    private static final class Script implements Sampled {
        private final Map<String, String> labels;
        private final long[] @Nullable [] segments = new long[Buckets.SEGMENTS][];
        private double value = Double.NaN;
        private double sum;
        private long count;

        Script(Map<String, String> labels) {
            this.labels = Map.copyOf(labels);
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
            return segments[segment] != null;
        }

        @Override
        public void addCounts(int segment, long[] into) {
            long[] counts = segments[segment];
            for (int i = 0; counts != null && i < into.length; i++) {
                into[i] += counts[i];
            }
        }

        @Override
        public double perUnit() {
            return NANOS;
        }

        @Override
        public boolean fromZero() {
            return true;
        }
    }
}
