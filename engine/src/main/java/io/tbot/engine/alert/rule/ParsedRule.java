package io.tbot.engine.alert.rule;

import io.tbot.engine.alert.model.Rule;
import java.util.Objects;

/**
 * A rule as it is read, not bound to any metrics yet.
 *
 * @param clearOp of its own condition for clear; empty where there is none
 * @param minSamples 0 for what the function itself asks for
 * @param where the file it stands in
 * @param column where its expression begins, from 1
 */
public record ParsedRule(
        Rule rule,
        Expression expression,
        String clearOp,
        double clearThreshold,
        long minSamples,
        String where,
        int column) {
    /** Whether a reload may keep its state: the same id and the same condition. */
    boolean same(ParsedRule other) {
        return rule.id().equals(other.rule.id())
                && rule.expression().equals(other.rule.expression())
                && minSamples == other.minSamples
                && Objects.equals(clearOp, other.clearOp)
                && clearThreshold == other.clearThreshold;
    }

    /** The same under another id. */
    ParsedRule named(String id) {
        return new ParsedRule(rule.named(id), expression, clearOp, clearThreshold, minSamples, where, column);
    }

    /** What is looked at; opaque to others. */
    public static final class Expression {
        private final Expr expr;

        Expression(Expr expr) {
            this.expr = expr;
        }

        Expr expr() {
            return expr;
        }
    }
}
