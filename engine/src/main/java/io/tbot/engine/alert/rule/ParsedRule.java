package io.tbot.engine.alert.rule;

import io.tbot.engine.alert.model.Rule;
import java.util.List;
import java.util.Objects;

/**
 * A rule as it is read, not bound to any metrics yet.
 *
 * @param clearOp of its own condition for clear; empty where there is none
 * @param minSamples 0 for what the function itself asks for
 * @param namesTypes whether its channels may be types of channels, as the original's are
 * @param where the file it stands in
 * @param place where its expression begins
 */
public record ParsedRule(
        Rule rule,
        Expression expression,
        String clearOp,
        double clearThreshold,
        long minSamples,
        boolean namesTypes,
        String where,
        Place place) {
    /** Where its expression begins, from 1. */
    public int line() {
        return place.line();
    }

    /** The same. */
    public int column() {
        return place.column();
    }

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
        return with(rule.named(id), namesTypes);
    }

    /** The same with these channels. */
    public ParsedRule telling(List<String> channels) {
        return with(rule.telling(channels), namesTypes);
    }

    /** The same, its channels being types. */
    ParsedRule namingTypes() {
        return with(rule, true);
    }

    private ParsedRule with(Rule other, boolean types) {
        return new ParsedRule(other, expression, clearOp, clearThreshold, minSamples, types, where, place);
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
