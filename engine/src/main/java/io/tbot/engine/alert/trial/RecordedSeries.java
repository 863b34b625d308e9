package io.tbot.engine.alert.trial;

import io.tbot.engine.alert.rule.BucketCounts;
import io.tbot.engine.alert.rule.Metrics;
import java.util.Map;
import java.util.TreeMap;

/**
 * One label set of a recorded family.
 *
 * <p>Errors: of a histogram each value is taken for the lower edge of its bucket, which is all that the recording says.
 */
final class RecordedSeries implements Metrics.Sampled {
    private static final double NANOS = 1e9;

    /** For what is no time: a million dollars still have a bucket. */
    private static final double MICROS = 1e6;

    private final Map<String, String> labels;
    private final Metrics.Kind kind;
    private final double perUnit;
    private final boolean isTime;
    private final Timeline number = new Timeline();
    private final Timeline sum = new Timeline();
    private final Map<Double, Timeline> cumulative = new TreeMap<>();
    private final BucketCounts counts = new BucketCounts();
    private double value = Double.NaN;
    private boolean fromZero;

    RecordedSeries(String family, Map<String, String> labels, Metrics.Kind kind) {
        this.labels = Map.copyOf(labels);
        this.kind = kind;
        isTime = family.endsWith("_timestamp_seconds");
        perUnit = family.endsWith("_seconds") ? NANOS : MICROS;
    }

    /** Of a counter or gauge its value, of a histogram how many values it holds. */
    Timeline number() {
        return number;
    }

    Timeline sumLine() {
        return sum;
    }

    /** How many values are at most that. */
    Timeline upTo(double le) {
        return cumulative.computeIfAbsent(le, each -> new Timeline());
    }

    /** All samples are there. */
    void complete(long startMillis) {
        number.complete();
        sum.complete();
        cumulative.values().forEach(Timeline::complete);
        fromZero = number.firstMillis() > startMillis; // what the recording begins with may be old
    }

    long firstMillis() {
        return number.firstMillis();
    }

    /** Begins over; counters go on rising from where they are. */
    void rewind(long endMillis) {
        number.rewind(fromZero, endMillis);
        sum.rewind(fromZero, endMillis);
        cumulative.values().forEach(each -> each.rewind(fromZero, endMillis));
    }

    /** @param laterMillis how much later it is than when that was recorded */
    void moveTo(long epochMillis, long laterMillis) {
        number.moveTo(epochMillis);
        switch (kind) {
            case GAUGE -> value = number.value(epochMillis) + (isTime ? laterMillis / 1e3 : 0);
            case COUNTER -> value = number.total();
            case HISTOGRAM -> count(epochMillis);
        }
    }

    private void count(long epochMillis) {
        sum.moveTo(epochMillis);
        counts.clear();
        double below = 0;
        double edge = 0;
        for (Map.Entry<Double, Timeline> each : cumulative.entrySet()) {
            each.getValue().moveTo(epochMillis);
            double upTo = each.getValue().total();
            if (upTo > below) {
                counts.add(BucketCounts.above(edge, perUnit), Math.round(upTo - below));
            }
            below = Math.max(below, upTo);
            edge = each.getKey();
        }
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
        return Math.round(number.total());
    }

    @Override
    public double sum() {
        return sum.total();
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
        return perUnit;
    }

    @Override
    public boolean fromZero() {
        return fromZero;
    }
}
