package io.tbot.engine.measure;

/**
 * The unit that a histogram is shown in, and how many of the recorded whole numbers make one of it.
 *
 * <p>Errors: a value is recorded to the nearest whole number of its scale.
 */
public enum Scale {
    /** Recorded in nanoseconds. Source of the boundaries: spec metrics 2.0, one table for all paths. */
    SECONDS(
            1e9, 0.000001, 0.000005, 0.00001, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
            0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),

    /** Hundredths of a percent, recorded in millionths of one: up to 4 million. */
    BASIS_POINTS(1e6, 0.1, 0.5, 1, 2, 5, 10, 25, 50, 100, 250, 1000),

    /** US dollars, recorded in thousandths of a cent: up to 43 million. */
    DOLLARS(1e5, 1, 10, 50, 100, 500, 1000, 5000, 10_000, 50_000, 100_000, 1_000_000);

    private final double perUnit;
    private final double[] boundaries;

    Scale(double perUnit, double... boundaries) {
        this.perUnit = perUnit;
        this.boundaries = boundaries;
    }

    /** Recorded numbers to one unit. */
    public double perUnit() {
        return perUnit;
    }

    /** The upper boundaries of the buckets that are shown, in units. */
    public double[] boundaries() {
        return boundaries.clone();
    }

    /** What to record for so many units. */
    public long recorded(double units) {
        return Math.round(units * perUnit);
    }
}
