package io.tbot.engine.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What is exposed of which points: declared at set-up, several points may feed one family. A label is written as the
 * slot's name, or {@code label=slot} where they differ; {@code !slot} before it leaves out series in which the slot is
 * empty.
 *
 * <p>Threads: any of the agent's.
 */
public final class Families {
    private final Map<String, Family> families = new ConcurrentHashMap<>();
    private final List<Refreshed> refreshers = new CopyOnWriteArrayList<>();

    /** Takes what sets gauges that are known only by asking; runs before each reading, on a thread of the agent. */
    public void beforeReading(Refreshed refresher) {
        refreshers.add(refresher);
    }

    /** Sets the gauges that are known only by asking. */
    public void refresh() {
        for (Refreshed refresher : refreshers) {
            refresher.refresh();
        }
    }

    /** Durations of a point's calls. */
    public Family histogram(String name, String help, Point point, Map<String, String> constants, String... labels) {
        return view(name, help, Family.Type.HISTOGRAM, point, Source.DURATIONS, constants, labels);
    }

    /** A count of a point's calls. */
    public Family counter(
            String name, String help, Point point, Source source, Map<String, String> constants, String... labels) {
        return view(name, help, Family.Type.COUNTER, point, source, constants, labels);
    }

    /** The value last set, or the time of the last call. */
    public Family gauge(
            String name, String help, Point point, Source source, Map<String, String> constants, String... labels) {
        return view(name, help, Family.Type.GAUGE, point, source, constants, labels);
    }

    private Family view(
            String name,
            String help,
            Family.Type type,
            Point point,
            Source source,
            Map<String, String> constants,
            String... labels) {
        families.putIfAbsent(name, new Family(name, help, type));
        Family family = Objects.requireNonNull(families.get(name));
        if (family.type() != type) {
            throw new IllegalArgumentException("metric '" + name + "' is a " + family.type() + " already");
        }
        List<Integer> slots = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int required = -1;
        for (String label : labels) {
            boolean must = label.startsWith("!");
            String bare = must ? label.substring(1) : label;
            int equals = bare.indexOf('=');
            int slot = point.slots().indexOf(bare.substring(equals + 1));
            if (slot < 0) {
                throw new IllegalArgumentException("point '" + point.key() + "' has no slot '" + label + "'");
            }
            required = must ? slot : required;
            slots.add(slot);
            names.add(equals < 0 ? bare : bare.substring(0, equals));
        }
        View view = new View(point, source, List.copyOf(slots), List.copyOf(names), Map.copyOf(constants), required);
        for (View known : family.views()) {
            if (known.same(view)) {
                return family;
            }
        }
        family.views().add(view);
        return family;
    }

    /** All families, by name. */
    public List<Family> all() {
        List<Family> all = new ArrayList<>(families.values());
        all.sort((a, b) -> a.name().compareTo(b.name()));
        return all;
    }
}
