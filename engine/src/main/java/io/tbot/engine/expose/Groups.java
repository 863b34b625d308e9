package io.tbot.engine.expose;

import io.tbot.engine.measure.Family;
import io.tbot.engine.measure.Series;
import io.tbot.engine.measure.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Series of a view gathered under the labels that the view keeps. */
final class Groups {
    private Groups() {}

    /** Label names of a view: its slots', then its constants'. */
    static List<String> names(View view) {
        List<String> names = new ArrayList<>(view.names());
        names.addAll(new TreeMap<>(view.constants()).keySet());
        return names;
    }

    /** Series by label values, in the order of {@link #names}. */
    static Map<List<String>, List<Series>> by(View view, List<Series> all) {
        Map<List<String>, List<Series>> groups = new LinkedHashMap<>();
        for (Series series : all) {
            if (view.takes(series)) {
                List<String> values = new ArrayList<>();
                for (int slot : view.slots()) {
                    values.add(series.label(slot));
                }
                values.addAll(new TreeMap<>(view.constants()).values());
                groups.computeIfAbsent(values, k -> new ArrayList<>()).add(series);
            }
        }
        return groups;
    }

    /** Series of a family's duration views gathered over all of them: two points may feed one label set. */
    static Map<Labelled, List<Series>> durations(Family family, List<Series> all) {
        Map<Labelled, List<Series>> groups = new LinkedHashMap<>();
        for (View view : family.views()) {
            List<String> names = names(view);
            by(view, all)
                    .forEach((values, series) -> groups.computeIfAbsent(
                                    new Labelled(names, values), k -> new ArrayList<>())
                            .addAll(series));
        }
        return groups;
    }

    /** Label names and, as many, their values. */
    record Labelled(List<String> names, List<String> values) {}

    /** The same view with only these labels left, and no constants. */
    static View narrow(View view, List<String> labels) {
        List<Integer> slots = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < view.names().size(); i++) {
            if (labels.contains(view.names().get(i))) {
                slots.add(view.slots().get(i));
                names.add(view.names().get(i));
            }
        }
        return new View(view.point(), view.source(), slots, names, Map.of(), view.required());
    }
}
