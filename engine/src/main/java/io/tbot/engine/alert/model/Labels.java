package io.tbot.engine.alert.model;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The labels of one instance, in the order of their names. Labels without a value are left out. */
public final class Labels {
    public static final Labels NONE = new Labels(new TreeMap<>());

    private final LabelMap map;
    private final int hash;

    private Labels(SortedMap<String, String> sorted) {
        this.map = new LabelMap(sorted);
        hash = sorted.hashCode();
    }

    public static Labels of(Map<String, String> labels) {
        TreeMap<String, String> sorted = new TreeMap<>(labels);
        sorted.values().removeIf(String::isEmpty);
        return sorted.isEmpty() ? NONE : new Labels(sorted);
    }

    /** The value; empty where it has no such label. */
    public String get(String name) {
        return map.getOrDefault(name, "");
    }

    /** In the order of names. */
    public Map<String, String> map() {
        return map;
    }

    /** These and another; the other wins. */
    public Labels with(String name, String value) {
        return with(Map.of(name, value));
    }

    /** These and others; the others win. */
    public Labels with(Map<String, String> others) {
        TreeMap<String, String> more = new TreeMap<>(map);
        more.putAll(others);
        more.values().removeIf(String::isEmpty);
        return more.isEmpty() ? NONE : new Labels(more);
    }

    @Override
    public boolean equals(Object other) {
        return other == this || (other instanceof Labels labels && labels.hash == hash && labels.map.equals(map));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return map.toString();
    }
}
