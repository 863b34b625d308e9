package io.tbot.engine.alert.rule;

/**
 * Mean and deviation of what came last, the newest most: each counts for a twentieth, and what came before for less.
 */
final class MovingMean {
    private static final double WEIGHT = 0.05;

    /** More than its weight remembers; {@code ./prove anomaly} crosses its bound with 20. */
    private static final int ENOUGH = 30;

    private long n;
    private double mean;
    private double variance;

    void learn(double value) {
        n++;
        double weight = Math.max(WEIGHT, 1.0 / n); // the first ones count alike
        double off = value - mean;
        mean += weight * off;
        variance = (1 - weight) * (variance + weight * off * off);
    }

    boolean isKnown() {
        return n >= ENOUGH;
    }

    double mean() {
        return mean;
    }

    double deviation() {
        return Math.sqrt(variance);
    }

    void forget() {
        n = 0;
        mean = 0;
        variance = 0;
    }
}
