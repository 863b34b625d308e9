package io.tbot.engine.measure;

import java.util.Map;

/**
 * How many series and label values there may be. Source: spec metrics 2.9.
 *
 * @param perHistogram series with durations of their own in one point
 * @param perCounter series in one point
 * @param total series in all
 * @param histogramSymbols first symbols that get durations of their own
 * @param values the cap of a label, by its name
 * @param otherLabels the cap of a label that {@code values} does not name
 */
public record Caps(
        int perHistogram,
        int perCounter,
        int total,
        int histogramSymbols,
        Map<String, Integer> values,
        int otherLabels) {
    /** Half of what the series table holds; a configured total beyond it is cut. */
    public static final int MAX_TOTAL = 8000;

    /** The caps of the catalogue. */
    public static Caps standard() {
        return new Caps(
                300,
                1000,
                3000,
                20,
                Map.of("exchange", 50, "symbol", 200, "strategy", 100, "endpoint", 200, "reason", 50),
                200);
    }

    int cap(String label) {
        return values.getOrDefault(label, otherLabels);
    }
}
