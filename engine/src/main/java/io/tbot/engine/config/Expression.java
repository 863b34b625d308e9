package io.tbot.engine.config;

import java.util.List;

/** What a probe's key is bound to: a quoted literal, a path into the call, or the word {@code null}. */
public sealed interface Expression {
    /** {@code "'kraken'"}. */
    record Literal(String text) implements Expression {
        @Override
        public String toString() {
            return "'" + text + "'";
        }
    }

    /** {@code null}, meaningful only for {@code fail}. */
    record Null() implements Expression {
        @Override
        public String toString() {
            return "null";
        }
    }

    /**
     * {@code arg0.symbol}: a root, then fields, getters or record components by name.
     *
     * @param index which argument, from 0; meaningless for the other roots
     */
    record Path(Root root, int index, List<String> steps) implements Expression {
        @Override
        public String toString() {
            String head = root == Root.ARG ? "arg" + index : root.name().toLowerCase(java.util.Locale.ROOT);
            return steps.isEmpty() ? head : head + "." + String.join(".", steps);
        }
    }

    /** Where a path starts; {@code ITEM} is an element of the probe's {@code list}. */
    enum Root {
        ARG,
        RETURN,
        THIS,
        ITEM
    }
}
