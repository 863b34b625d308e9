package io.tbot.engine.alert.model;

import java.util.ArrayList;
import java.util.List;

/**
 * How often something took how long.
 *
 * <p>Threads: any, each for a moment. Shape: one count per bound and one beyond the last. Units: seconds.
 */
public final class Timings {
    private static final double[] LOOKS = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5};
    private static final double[] DISK = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10};
    private static final double[] SENDING = {0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3_600};
    private static final double[] PEOPLE = {1, 5, 15, 30, 60, 120, 300, 600, 1_800, 3_600, 14_400, 43_200, 86_400};

    private final double[] bounds;
    private final long[] counts;
    private double sum;

    private Timings(double[] bounds) {
        this.bounds = bounds;
        this.counts = new long[bounds.length + 1];
    }

    /** Half a millisecond to 2.5 s. */
    public static Timings ofLooks() {
        return new Timings(LOOKS);
    }

    /** Half a millisecond to 10 s. */
    public static Timings ofDisk() {
        return new Timings(DISK);
    }

    /** A twentieth of a second to an hour. */
    public static Timings ofSending() {
        return new Timings(SENDING);
    }

    /** A second to a day. */
    public static Timings ofPeople() {
        return new Timings(PEOPLE);
    }

    /** Counts one; what a clock set back makes negative is zero. */
    public synchronized void add(double seconds) {
        double taken = Math.max(0, seconds);
        int i = 0;
        while (i < bounds.length && taken > bounds[i]) {
            i++;
        }
        counts[i]++;
        sum += taken;
    }

    public void addNanos(long nanos) {
        add(nanos / 1e9);
    }

    public void addMillis(long millis) {
        add(millis / 1e3);
    }

    public synchronized Counts read() {
        List<Double> upper = new ArrayList<>();
        List<Long> cumulative = new ArrayList<>();
        long all = 0;
        for (int i = 0; i < counts.length; i++) {
            all += counts[i];
            upper.add(i < bounds.length ? bounds[i] : Double.POSITIVE_INFINITY);
            cumulative.add(all);
        }
        return new Counts(upper, cumulative, sum);
    }

    /**
     * At one moment.
     *
     * @param upper bounds in seconds, the last one infinite
     * @param cumulative how many took as long or less, by bound
     * @param sum seconds of all of them
     */
    public record Counts(List<Double> upper, List<Long> cumulative, double sum) {
        public long count() {
            return cumulative.get(cumulative.size() - 1);
        }
    }
}
