package io.tbot.engine.alert.trial;

import java.util.Arrays;

/**
 * The samples of one recorded line in the order of their times, and the one that is in force.
 *
 * <p>Shape: 16 bytes for each sample. Threads: one.
 */
final class Timeline {
    private static final long LEAST_PATIENCE_MILLIS = 5_000;

    private long[] times = new long[16];
    private double[] values = new double[16];
    private int count;
    private boolean sorted = true;
    private int at = -1;
    private long leastGapMillis = Long.MAX_VALUE;

    /** What a counter had lost by beginning anew. */
    private double lost;

    /** What was in force when it began over. */
    private double before = Double.NaN;

    private double beforeTotal;

    void add(long epochMillis, double value) {
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
        }
        if (count > 0) {
            sorted &= epochMillis >= times[count - 1];
        }
        times[count] = epochMillis;
        values[count++] = value;
    }

    /** All samples are there; puts them in order. */
    void complete() {
        if (!sorted) {
            Integer[] order = new Integer[count];
            Arrays.setAll(order, i -> i);
            long[] unordered = times;
            Arrays.sort(order, (a, b) -> Long.compare(unordered[a], unordered[b]));
            long[] inOrder = new long[count];
            double[] theirs = new double[count];
            for (int i = 0; i < count; i++) {
                inOrder[i] = times[order[i]];
                theirs[i] = values[order[i]];
            }
            times = inOrder;
            values = theirs;
        }
        for (int i = 1; i < count; i++) {
            long gap = times[i] - times[i - 1];
            leastGapMillis = gap > 0 ? Math.min(leastGapMillis, gap) : leastGapMillis;
        }
    }

    long firstMillis() {
        return count == 0 ? Long.MAX_VALUE : times[0];
    }

    /** Lets the latest sample up to then be the one in force. */
    void moveTo(long epochMillis) {
        while (at + 1 < count && times[at + 1] <= epochMillis) {
            if (at >= 0 && values[at + 1] < values[at]) {
                lost += values[at];
            }
            at++;
        }
    }

    /**
     * Begins over: what a counter counted before its first sample, which is what all of it has in common, is not
     * counted again.
     *
     * @param fromZero whether it had counted nothing before its first sample
     * @param endMillis when all of the recording ends
     */
    void rewind(boolean fromZero, long endMillis) {
        moveTo(endMillis);
        before = value(endMillis);
        beforeTotal = total();
        lost = beforeTotal - (fromZero || count == 0 ? 0 : values[0]);
        at = -1;
    }

    /** The value in force; NaN where the next ones stayed out, three times as long as there is usually between two. */
    double value(long epochMillis) {
        long patience = leastGapMillis == Long.MAX_VALUE
                ? LEAST_PATIENCE_MILLIS
                : Math.max(LEAST_PATIENCE_MILLIS, 3 * leastGapMillis);
        if (at < 0) {
            return before;
        }
        return epochMillis - times[at] > patience ? Double.NaN : values[at];
    }

    /** What a counter has counted in all, over restarts. */
    double total() {
        return at < 0 ? beforeTotal : lost + values[at];
    }
}
