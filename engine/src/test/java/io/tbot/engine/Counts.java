package io.tbot.engine;

import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Reading;
import io.tbot.engine.measure.Series;
import io.tbot.engine.measure.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What a point counted, by its labels in slot order, for assertions on whole values. */
public final class Counts {
    private Counts() {}

    public static Map<String, Long> calls(Measure measure, String point) {
        return of(measure, point, Totals::calls);
    }

    public static Map<String, Long> failed(Measure measure, String point) {
        return of(measure, point, Totals::failed);
    }

    public static <N> Map<String, N> of(Measure measure, String point, Function<Totals, N> number) {
        Reading reading = measure.read();
        Map<String, N> counts = new TreeMap<>();
        for (Series series : reading.series()) {
            if (series.point().key().equals(point)) {
                counts.put(labels(series), number.apply(reading.of(series)));
            }
        }
        return counts;
    }

    public static Map<String, Double> gauges(Measure measure, String point) {
        Map<String, Double> gauges = new TreeMap<>();
        for (Series series : measure.read().series()) {
            if (series.point().key().equals(point)) {
                gauges.put(labels(series), series.gauge());
            }
        }
        return gauges;
    }

    private static String labels(Series series) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < series.point().slots().size(); i++) {
            labels.add(series.label(i));
        }
        return String.join(" ", labels);
    }
}
