package io.tbot.engine.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The values of one label that got series of their own, first come first served, up to a cap; the rest are
 * {@code other}.
 *
 * <p>Threads: any, lock-free; entered only where a thread meets a value for the first time, or one beyond the cap.
 * Shape: an open-addressed table of twice the cap, and sixteen counters that follow the most frequent values turned
 * away (space-saving; a lost race costs one count).
 */
final class LabelValues {
    private static final int TOP = 16;

    private final String label;
    private final int cap;
    private final AtomicReferenceArray<@Nullable Value> table;
    private final AtomicInteger taken = new AtomicInteger();
    private final @Nullable String[] topValues = new String[TOP];
    private final long[] topCounts = new long[TOP];

    LabelValues(String label, int cap) {
        this.label = label;
        this.cap = cap;
        table = new AtomicReferenceArray<>(Integer.highestOneBit(Math.max(cap, 1) * 4 - 1));
    }

    String label() {
        return label;
    }

    int cap() {
        return cap;
    }

    /** The order in which the value was admitted, from 0; negative where it is beyond the cap. */
    int admit(String text) {
        int mask = table.length() - 1;
        int hash = text.hashCode() * 0x9E3779B9;
        for (int i = (hash ^ (hash >>> 15)) & mask, n = 0; n <= mask; i = (i + 1) & mask, n++) {
            Value value = table.get(i);
            if (value == null) {
                value = insert(i, text);
            }
            if (value == null) {
                break;
            }
            if (value.text.equals(text)) {
                return value.order;
            }
        }
        turnedAway(text);
        return -1;
    }

    /** Takes the slot, or says who did; {@code null} where the cap is reached. */
    private @Nullable Value insert(int slot, String text) {
        int order = taken.get();
        while (order < cap) {
            if (taken.compareAndSet(order, order + 1)) {
                Value own = new Value(text, order);
                // a slot lost to a race leaves one order number unused: the cap then admits one value less
                return table.compareAndSet(slot, null, own) ? own : table.get(slot);
            }
            order = taken.get();
        }
        return table.get(slot);
    }

    private void turnedAway(String text) {
        int least = 0;
        for (int i = 0; i < TOP; i++) {
            if (text.equals(topValues[i])) {
                topCounts[i]++;
                return;
            }
            if (topCounts[i] < topCounts[least]) {
                least = i;
            }
        }
        topValues[least] = text;
        topCounts[least]++;
    }

    /** The most frequent values beyond the cap, most frequent first. */
    List<String> top(int n) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < TOP; i++) {
            if (topValues[i] != null) {
                order.add(i);
            }
        }
        order.sort(Comparator.comparingLong((Integer i) -> topCounts[i]).reversed());
        List<String> top = new ArrayList<>();
        for (int i : order.subList(0, Math.min(n, order.size()))) {
            String value = topValues[i];
            if (value != null) {
                top.add(value);
            }
        }
        return top;
    }

    private record Value(String text, int order) {}
}
