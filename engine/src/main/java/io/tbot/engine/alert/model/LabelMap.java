package io.tbot.engine.alert.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A few texts by name, in the order of the names, in one array: ten thousand alerts have twice as many of these.
 *
 * <p>Threads: any; it does not change. Shape: a look-up goes through all, which are four or five.
 */
final class LabelMap extends AbstractMap<String, String> {
    private final String[] namesAndValues;

    LabelMap(SortedMap<String, String> sorted) {
        namesAndValues = new String[2 * sorted.size()];
        int at = 0;
        for (Map.Entry<String, String> entry : sorted.entrySet()) {
            namesAndValues[at++] = entry.getKey();
            namesAndValues[at++] = entry.getValue();
        }
    }

    @Override
    public int size() {
        return namesAndValues.length / 2;
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i].equals(name)) {
                return namesAndValues[i + 1];
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LabelMap labels
                ? Arrays.equals(labels.namesAndValues, namesAndValues)
                : super.equals(other);
    }

    @Override
    @SuppressWarnings("RedundantOverride") // beside equals, and as every map's
    public int hashCode() {
        return super.hashCode();
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return LabelMap.this.size();
            }

            @Override
            public Iterator<Map.Entry<String, String>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, String>> {
        private int at;

        @Override
        public boolean hasNext() {
            return at < namesAndValues.length;
        }

        @Override
        public Map.Entry<String, String> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            at += 2;
            return Map.entry(namesAndValues[at - 2], namesAndValues[at - 1]);
        }
    }
}
