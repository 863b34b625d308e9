package io.tbot.engine.alert.rule;

import io.tbot.engine.measure.Family;
import io.tbot.engine.measure.Reading;
import io.tbot.engine.measure.Series;
import io.tbot.engine.measure.Source;
import io.tbot.engine.measure.Totals;
import io.tbot.engine.measure.WallClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One label set of a measured family, summed over the series that feed it. */
final class MeasuredSeries implements Metrics.Sampled {

    private final Family family;
    private final Map<String, String> labels;
    private final List<Source> sources = new ArrayList<>(1);
    private final List<Series> members = new ArrayList<>(1);
    private final List<Totals> totals = new ArrayList<>(1);
    private double value = Double.NaN;
    private double sum;
    private long count;

    MeasuredSeries(Family family, Map<String, String> labels) {
        this.family = family;
        this.labels = labels;
    }

    void add(Source source, Series series) {
        sources.add(source);
        members.add(series);
    }

    void read(Reading reading, WallClock clock) {
        boolean histogram = family.type() == Family.Type.HISTOGRAM;
        boolean counter = family.type() == Family.Type.COUNTER;
        totals.clear();
        double all = Double.NaN;
        long nanos = 0;
        long values = 0;
        for (int i = 0; i < members.size(); i++) {
            Totals one = reading.of(members.get(i));
            totals.add(one);
            if (histogram) {
                nanos += one.sumNanos();
                values += one.calls();
            } else {
                double number = number(sources.get(i), one, members.get(i), clock);
                double more = counter ? all + number : Math.max(all, number);
                all = Double.isNaN(all) ? number : Double.isNaN(number) ? all : more;
            }
        }
        value = all;
        sum = nanos / family.scale().perUnit();
        count = values;
    }

    private static double number(Source source, Totals totals, Series series, WallClock clock) {
        if (source == Source.GAUGE) {
            return series.gauge();
        }
        return source.of(totals, clock);
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
        for (int i = 0; i < totals.size(); i++) {
            if (totals.get(i).used(segment)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void addCounts(int segment, long[] into) {
        for (int t = 0; t < totals.size(); t++) {
            Totals one = totals.get(t);
            for (int i = 0; i < into.length && one.used(segment); i++) {
                into[i] += one.count((segment << 7) + i);
            }
        }
    }

    @Override
    public double perUnit() {
        return family.scale().perUnit();
    }

    @Override
    public boolean fromZero() {
        return true;
    }
}
