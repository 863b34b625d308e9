package io.tbot.engine.alert.rule;

import io.tbot.engine.alert.model.BoundedPattern;
import io.tbot.engine.config.Quote;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a selector asks of one label. */
final class LabelMatch {
    private final String label;
    private final String op;
    private final String wanted;
    private final @Nullable BoundedPattern pattern;

    private LabelMatch(String label, String op, String wanted, @Nullable BoundedPattern pattern) {
        this.label = label;
        this.op = op;
        this.wanted = wanted;
        this.pattern = pattern;
    }

    /** @param at where the value stands, for the message */
    static LabelMatch of(String label, String op, String wanted, int at) {
        if (!op.endsWith("~")) {
            return new LabelMatch(label, op, wanted, null);
        }
        try {
            return new LabelMatch(label, op, wanted, BoundedPattern.of(wanted));
        } catch (IllegalArgumentException wrong) {
            throw new ExpressionException(at, "'" + Quote.of(wanted) + "' " + wrong.getMessage());
        }
    }

    boolean matches(Map<String, String> labels) {
        String value = labels.getOrDefault(label, "");
        boolean same = pattern == null ? value.equals(wanted) : pattern.matches(value);
        return op.charAt(0) == '!' ? !same : same;
    }

    String label() {
        return label;
    }

    /** The value a label must have; {@code null} where it may have several. */
    @Nullable
    String only() {
        return op.equals("=") ? wanted : null;
    }

    @Override
    public String toString() {
        return label + op + '"' + wanted + '"';
    }
}
