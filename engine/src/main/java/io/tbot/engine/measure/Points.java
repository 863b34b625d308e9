package io.tbot.engine.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** All points by name. Threads: whoever sets up or weaves. Shape: {@value Measure#MAX_POINTS} at most. */
final class Points {
    private static final int MAX_SLOTS = 5;

    private final Map<String, Point> byKey = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger(1);

    /** The point of this name, made at the first call, with the tables it needs. */
    synchronized Point get(String key, Guard guard, List<String> slots, SeriesTable table) {
        Point known = byKey.get(key);
        if (known != null) {
            return known;
        }
        if (slots.size() > MAX_SLOTS || next.get() >= Measure.MAX_POINTS) {
            throw new IllegalArgumentException(
                    "point '" + key + "': more than " + MAX_SLOTS + " slots or " + Measure.MAX_POINTS + " points");
        }
        Point made = new Point(next.getAndIncrement(), key, guard, slots);
        table.prepare(made);
        byKey.put(key, made);
        return made;
    }

    List<Point> all() {
        return new ArrayList<>(byKey.values());
    }
}
