package io.tbot.engine.connectivity;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How healthy the way to a venue is: the least of its parts, each from 0 to 1.
 *
 * @param parts by name; what nobody knows is not in it
 */
record Health(Map<String, Part> parts) {
    /** The least part; NaN where none is known. */
    double score() {
        double score = Double.NaN;
        for (Part part : parts.values()) {
            score = Double.isNaN(score) ? part.value() : Math.min(score, part.value());
        }
        return score;
    }

    /** Why the score is below 1, by the parts that are. */
    Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        parts.forEach((name, part) -> {
            if (part.value() < 1) {
                reasons.put(name, part.text());
            }
        });
        return reasons;
    }

    /** A part and what it comes from, in words. */
    record Part(double value, String text) {}
}
