package io.tbot.engine.alert.rule;

import java.util.Arrays;

/**
 * What a gauge was over a window. Shape: of each slice the last, least, largest value, sum, number of samples and of
 * changes.
 */
final class GaugeRing {
    private final Slices slices;
    private final double[] last;
    private final double[] least;
    private final double[] most;
    private final double[] sum;
    private final int[] samples;
    private final int[] changes;
    private final double[] slopes;
    private final long firstNanos;
    private long slice;
    private double value = Double.NaN;
    private double slope = Double.NaN;
    private long slopeAt = -1;
    private long changedNanos;
    private long sampledNanos;

    GaugeRing(Slices slices, long watchedNanos, boolean forecasts) {
        this.slices = slices;
        int n = slices.count() + 1;
        last = new double[n];
        least = new double[n];
        most = new double[n];
        sum = new double[n];
        samples = new int[n];
        changes = new int[n];
        slopes = new double[forecasts ? n * (n - 1) / 2 : 0];
        firstNanos = watchedNanos;
        changedNanos = watchedNanos;
        sampledNanos = watchedNanos;
        slice = slices.index(watchedNanos);
    }

    /** @param now NaN where there is no value */
    void observe(double now, long watchedNanos) {
        long index = slices.index(watchedNanos);
        for (long s = Math.max(slice + 1, index - slices.count()); s <= index; s++) {
            int i = (int) (s % samples.length);
            samples[i] = 0;
            changes[i] = 0;
            sum[i] = 0;
        }
        slice = Math.max(slice, index);
        if (Double.isNaN(now)) {
            return;
        }
        int i = (int) (slice % samples.length);
        if (now != value) {
            changes[i] += Double.isNaN(value) ? 0 : 1;
            changedNanos = watchedNanos;
            value = now;
        }
        least[i] = samples[i] == 0 ? now : Math.min(least[i], now);
        most[i] = samples[i] == 0 ? now : Math.max(most[i], now);
        sum[i] += now;
        samples[i]++;
        last[i] = now;
        sampledNanos = watchedNanos;
    }

    double least() {
        double found = Double.NaN;
        for (int i = 0; i < samples.length; i++) {
            found = samples[i] == 0 || found < least[i] ? found : least[i];
        }
        return found;
    }

    double most() {
        double found = Double.NaN;
        for (int i = 0; i < samples.length; i++) {
            found = samples[i] == 0 || found > most[i] ? found : most[i];
        }
        return found;
    }

    double sum() {
        double all = 0;
        for (int i = 0; i < samples.length; i++) {
            all += samples[i] == 0 ? 0 : sum[i];
        }
        return samples() == 0 ? Double.NaN : all;
    }

    int samples() {
        int all = 0;
        for (int n : samples) {
            all += n;
        }
        return all;
    }

    int changes() {
        int all = 0;
        for (int n : changes) {
            all += n;
        }
        return all;
    }

    /** The last value less the oldest of the window. */
    double delta() {
        for (long s = Math.max(0, slice - slices.count()); s <= slice; s++) {
            int i = (int) (s % samples.length);
            if (samples[i] > 0) {
                return value - last[i];
            }
        }
        return Double.NaN;
    }

    /** Since the value last changed. */
    long unchangedNanos(long watchedNanos) {
        return watchedNanos - changedNanos;
    }

    /** Since there was any value. */
    long silentNanos(long watchedNanos) {
        return watchedNanos - sampledNanos;
    }

    /** Whether the window has been looked at from end to end. */
    boolean isFull(long watchedNanos) {
        return watchedNanos - firstNanos >= slices.windowNanos();
    }

    /**
     * What the value will be if it goes on so: along the median of all slopes between two slices, from the last value.
     * Source: Theil (1950), Sen (1968).
     */
    double forecast(double horizonSeconds) {
        if (slopeAt != slice) {
            slopeAt = slice;
            slope = slope();
        }
        return value + slope * horizonSeconds;
    }

    /** By the second; NaN under three pairs of slices. */
    private double slope() {
        int n = 0;
        double sliceSeconds = slices.sliceNanos() / 1e9;
        long oldest = Math.max(0, slice - slices.count());
        for (long a = oldest; a < slice; a++) {
            for (long b = a + 1; b <= slice; b++) {
                int i = (int) (a % samples.length);
                int j = (int) (b % samples.length);
                if (samples[i] > 0 && samples[j] > 0) {
                    slopes[n++] = (last[j] - last[i]) / ((b - a) * sliceSeconds);
                }
            }
        }
        Arrays.sort(slopes, 0, n);
        return n < 3 ? Double.NaN : slopes[n / 2];
    }
}
