package io.tbot.engine.config;

import java.util.List;

/** One node of a file's tree, with the place it stands at. */
public sealed interface Yaml {
    /** From 1. */
    int line();

    /** From 1. */
    int column();

    /** A text, {@code plain} where it stands without quotes, {@code oneLine} where it begins and ends on one line. */
    record Scalar(String text, boolean plain, boolean oneLine, int line, int column) implements Yaml {
        /** Whether nothing was written, or the word for it. */
        public boolean isNull() {
            return plain && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
        }
    }

    /** A list; may hold itself, since an alias may point upwards. */
    record Items(List<Yaml> items, int line, int column) implements Yaml {}

    /** Key and value pairs, each key as often as it was written; may hold itself. */
    record Pairs(List<Yaml> keys, List<Yaml> values, int line, int column) implements Yaml {}

    /** {@code "a list"}. */
    default String kind() {
        if (this instanceof Scalar scalar) {
            return scalar.isNull() ? "nothing" : "a text";
        }
        return this instanceof Items ? "a list" : "a mapping";
    }
}
