package io.tbot.engine.connectivity;

import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.measure.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A gauge whose values disappear when they are not known any more. Threads: one of the agent's at a time. Shape: one
 * entry for each label set ever shown, which the venues' tables bound.
 */
final class SparseGauge {
    private final Measure measure;
    private final int site;
    private final Set<List<String>> shown = new HashSet<>();
    private final Set<List<String>> stale = new HashSet<>();

    SparseGauge(Measure measure, Families families, String name, String help, String... labels) {
        this.measure = measure;
        Point point = measure.point("connectivity." + name, Guard.NONE, List.of(labels));
        families.gauge("tbot_" + name, help, point, Source.GAUGE, Map.of(), labels);
        site = measure.site(point, name.replace('_', ' '), new String[labels.length]);
    }

    /** The value of a venue; NaN takes it away. */
    void set(double value, String exchange) {
        set(value, exchange, "");
    }

    /** One value of several of a venue; NaN takes it away. */
    void set(double value, String exchange, String second) {
        List<String> labels = List.of(exchange, second);
        boolean known = !Double.isNaN(value);
        stale.remove(labels);
        if (known) {
            shown.add(labels);
        }
        if (known || shown.remove(labels)) {
            measure.set(site, value, exchange, second.isEmpty() ? null : second, null, null, null);
        }
    }

    /** All values of a venue follow. */
    void begin(String exchange) {
        stale.clear();
        for (List<String> labels : shown) {
            if (labels.get(0).equals(exchange)) {
                stale.add(labels);
            }
        }
    }

    /** Takes away those that did not. */
    void end(String exchange) {
        for (List<String> labels : List.copyOf(stale)) {
            set(Double.NaN, exchange, labels.get(1));
        }
    }
}
