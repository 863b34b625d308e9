package io.tbot.testapp.it;

import java.util.List;

/**
 * Whether a latency is what it was, judged by how much it varies where nothing happens.
 *
 * @param centre median of the calm figures
 * @param noise three standard deviations of the calm figures, from their median deviation so that a figure that
 *     something else spoilt does not widen it, as a share of the centre
 */
record NoiseBand(double centre, double noise) {
    /** The clock's own steps on figures of a microsecond. */
    static final double LEAST_NOISE = 0.05;

    /** A standard deviation in median deviations, of what varies by chance. */
    private static final double SIGMAS = 1.4826;

    /** Learned from figures of as many stretches of calm. */
    static NoiseBand of(List<Long> calm) {
        double centre = median(calm);
        List<Long> deviations =
                calm.stream().map(each -> Math.round(Math.abs(each - centre))).toList();
        return new NoiseBand(centre, Math.max(LEAST_NOISE, 3 * SIGMAS * median(deviations) / centre));
    }

    /** How much more the median of these is, as a share; negative where it is less. */
    double more(List<Long> figures) {
        return median(figures) / centre - 1;
    }

    /** Whether these could have been measured in calm just as well. */
    boolean holds(List<Long> figures) {
        return more(figures) <= noise;
    }

    private static double median(List<Long> figures) {
        List<Long> sorted = figures.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2.0;
    }
}
