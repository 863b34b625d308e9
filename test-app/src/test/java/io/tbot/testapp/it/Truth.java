package io.tbot.testapp.it;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the sample bot says it did, as it wrote it down. */
final class Truth {
    private final JsonObject root;

    private Truth(JsonObject root) {
        this.root = root;
    }

    static Truth read(Path file) throws Exception {
        try (Reader in = Files.newBufferedReader(file)) {
            return new Truth(JsonParser.object().from(in));
        }
    }

    /** One kind of call, by its labels. */
    List<Row> rows(String kind) {
        List<Row> rows = new ArrayList<>();
        for (Object row : root.getArray(kind)) {
            rows.add(Row.of((JsonObject) row));
        }
        return rows;
    }

    /** Calls of one kind in all. */
    long count(String kind) {
        return rows(kind).stream().mapToLong(Row::count).sum();
    }

    /**
     * Calls with the same labels.
     *
     * @param amount what they added up, bytes or rows; 0 where they add up nothing
     * @param nanos how long each took, in the order of their ends; empty where they are not timed
     */
    record Row(Map<String, String> labels, long count, long amount, long[] nanos) {
        private static Row of(JsonObject row) {
            Map<String, String> labels = new TreeMap<>();
            row.forEach((key, value) -> {
                if (value instanceof String text) {
                    labels.put(key, text);
                }
            });
            return new Row(
                    labels,
                    row.getLong("count"),
                    row.getLong("bytes") + row.getLong("rows"),
                    times(row.getArray("nanos")));
        }

        private static long[] times(JsonArray array) {
            long[] nanos = new long[array == null ? 0 : array.size()];
            Arrays.setAll(nanos, i -> array.getLong(i));
            return nanos;
        }

        String label(String name) {
            return labels.get(name);
        }
    }
}
