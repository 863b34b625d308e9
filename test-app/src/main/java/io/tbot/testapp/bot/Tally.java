package io.tbot.testapp.bot;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the bot counted and timed itself of one kind of call, by labels.
 *
 * <p>Threads: any; calls exclude one another for an addition to an array.
 *
 * <p>Shape: with times, 8 bytes per call: nothing is summed up, so that any quantile can be had exactly.
 */
final class Tally {
    private final List<String> labels;
    private final boolean timed;
    private final Map<String, Row> rows = new TreeMap<>();

    private Tally(boolean timed, String... labels) {
        this.timed = timed;
        this.labels = List.of(labels);
    }

    static Tally counted(String... labels) {
        return new Tally(false, labels);
    }

    static Tally timed(String... labels) {
        return new Tally(true, labels);
    }

    /** Counts one call with a value for each label. */
    void count(String... values) {
        add(0, 0, values);
    }

    /** Counts one call that took that long. */
    void time(long nanos, String... values) {
        add(nanos, 0, values);
    }

    /** Counts one call that did that many things. */
    synchronized void add(long nanos, long amount, String... values) {
        Row row = rows.computeIfAbsent(String.join("\n", values), key -> new Row(values));
        row.amount += amount;
        if (timed) {
            row.append(nanos);
        }
        row.count++;
    }

    /** One object per combination of labels. {@code amount} is its name for what calls add up, empty for none. */
    synchronized JsonArray toJson(String amount) {
        JsonArray array = new JsonArray();
        for (Row row : rows.values()) {
            JsonObject object = new JsonObject();
            for (int i = 0; i < labels.size(); i++) {
                object.put(labels.get(i), row.values[i]);
            }
            object.put("count", row.count);
            if (!amount.isEmpty()) {
                object.put(amount, row.amount);
            }
            if (timed) {
                row.timesInto(object);
            }
            array.add(object);
        }
        return array;
    }

    private static final class Row {
        private final String[] values;
        private long count;
        private long amount;
        private long[] nanos = new long[64];

        Row(String[] values) {
            this.values = values;
        }

        void append(long elapsedNanos) {
            int size = Math.toIntExact(count);
            if (size == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * size);
            }
            nanos[size] = elapsedNanos;
        }

        void timesInto(JsonObject object) {
            long max = 0;
            JsonArray array = new JsonArray(Math.toIntExact(count));
            for (int i = 0; i < count; i++) {
                max = Math.max(max, nanos[i]);
                array.add(nanos[i]);
            }
            object.put("max_nanos", max);
            object.put("nanos", array);
        }
    }
}
