package io.tbot.engine.measure;

import java.util.List;
import java.util.Map;

/**
 * How the series of a point show up in a family.
 *
 * @param source which number of theirs
 * @param slots the point's slots that become labels, in label order
 * @param names the label names, as many
 * @param constants further labels with fixed values
 * @param required a slot that must not be empty for a series to count; -1 for none
 */
public record View(
        Point point,
        Source source,
        List<Integer> slots,
        List<String> names,
        Map<String, String> constants,
        int required) {
    /** Equality, spelt out: the generated one links method handles for 20 ms while the bot's first class loads. */
    boolean same(View other) {
        return point == other.point
                && source == other.source
                && required == other.required
                && slots.equals(other.slots)
                && names.equals(other.names)
                && constants.equals(other.constants);
    }

    /** Whether the series is part of this view. */
    public boolean takes(Series series) {
        return series.point() == point
                && (required < 0 || !series.label(required).isEmpty());
    }
}
