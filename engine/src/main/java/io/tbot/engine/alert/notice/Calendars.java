package io.tbot.engine.alert.notice;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Hours by name. {@code crypto-24x7} and {@code XNYS}, this with its {@link NewYork holidays}, are built in. */
public final class Calendars {
    private static final String NEW_YORK = "XNYS";
    private static final Map<String, List<String>> BUILT_IN = Map.of(
            "crypto-24x7",
            List.of("Mon-Sun 00:00-24:00 UTC"),
            NEW_YORK,
            List.of("Mon-Fri 09:30-16:00 America/New_York"));

    private final Map<String, List<Hours>> byName = new TreeMap<>();
    private final boolean hasHolidays;

    /** @param written the file's own */
    public Calendars(Map<String, List<Hours>> written) {
        byName.putAll(written);
        hasHolidays = !written.containsKey(NEW_YORK);
    }

    public boolean knows(String name) {
        return byName.containsKey(name) || BUILT_IN.containsKey(name);
    }

    /** All that are known. */
    public synchronized Set<String> names() {
        Set<String> names = new TreeSet<>(byName.keySet());
        names.addAll(BUILT_IN.keySet());
        return names;
    }

    /** Whether the time lies in the hours of that name; a name that is not known has all hours. */
    public synchronized boolean contains(String name, long epochMillis) {
        List<Hours> hours = byName.get(name);
        if (hours == null) {
            List<String> texts = BUILT_IN.get(name);
            if (texts == null) {
                return true;
            }
            hours = texts.stream().map(Hours::of).toList(); // not before someone asks: zones cost time to load
            byName.put(name, hours);
        }
        for (Hours each : hours) {
            if (each.contains(epochMillis)) {
                return !name.equals(NEW_YORK) || !hasHolidays || NewYork.trades(each.at(epochMillis));
            }
        }
        return false;
    }
}
