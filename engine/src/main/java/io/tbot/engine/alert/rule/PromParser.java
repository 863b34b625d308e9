package io.tbot.engine.alert.rule;

import io.tbot.engine.config.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part of PromQL that rules of this agent can say: instant selectors, {@code rate}, {@code increase},
 * {@code …_over_time}, {@code histogram_quantile} over a rate of buckets, {@code sum avg max min by}, arithmetic,
 * comparison, {@code and or unless}. Whatever else is refused by its name.
 */
final class PromParser extends Parser {
    PromParser(String text) {
        super(text);
    }

    @Override
    void matching() {
        if (lexer.isName("on") || lexer.isName("ignoring") || lexer.isName("bool") || lexer.isName("group_left")) {
            throw unsupported(lexer.word(), lexer.at());
        }
    }

    @Override
    Expr named(String name, int at) {
        switch (name) {
            case "sum", "avg", "max", "min" -> {
                return gather(name, at);
            }
            case "histogram_quantile" -> {
                return quantile(at);
            }
            case "rate", "increase", "delta", "changes" -> {
                return ranged(name, at);
            }
            case "avg_over_time", "min_over_time", "max_over_time", "last_over_time" -> {
                return ranged(name.substring(0, name.indexOf('_')), at);
            }
            case "absent" -> {
                lexer.expect("(");
                Expr.Selector of = instant();
                lexer.expect(")");
                return call("absent", List.of(of, new Expr.Num(300, at)), at);
            }
            default -> {
                boolean number = name.equalsIgnoreCase("inf") || name.equalsIgnoreCase("nan");
                if (number || lexer.is("(") || lexer.isName("by") || lexer.isName("without")) {
                    throw unsupported(name, at);
                }
                Expr.Selector selector = selector(name, at);
                refuseRange();
                return selector;
            }
        }
    }

    private Expr ranged(String function, int at) {
        lexer.expect("(");
        int metricAt = lexer.at();
        Expr.Selector of = selector(lexer.name("a metric"), metricAt);
        Expr window = range();
        lexer.expect(")");
        String name = function.equals("last") ? "value" : function;
        boolean count = of.metric().endsWith("_count") && (name.equals("rate") || name.equals("increase"));
        Expr.Selector family = count ? of.without("_count") : of;
        return call(name, name.equals("value") ? List.of(family) : List.of(family, window), at);
    }

    private Expr gather(String how, int at) {
        List<String> by = by();
        refuseWithout();
        lexer.expect("(");
        Expr of = either();
        lexer.expect(")");
        List<String> after = by();
        refuseWithout();
        List<String> labels = by != null ? by : after != null ? after : List.of();
        return new Expr.Gather(how, labels, of, at);
    }

    /** {@code histogram_quantile(q, sum by (le, x) (rate(m_bucket[w])))}. */
    private Expr quantile(int at) {
        lexer.expect("(");
        int numberAt = lexer.at();
        Expr q = new Expr.Num(number(), numberAt);
        lexer.expect(",");
        Expr of = either();
        lexer.expect(")");
        List<String> by = null;
        Expr inner = of;
        if (of instanceof Expr.Gather gather) {
            if (!gather.how().equals("sum")) {
                throw unsupported(gather.how() + " of buckets", gather.at());
            }
            by = new ArrayList<>(gather.by());
            by.remove("le");
            inner = gather.of();
        }
        boolean rated = inner instanceof Expr.Call call
                && (call.name().equals("rate") || call.name().equals("increase"))
                && call.args().get(0) instanceof Expr.Selector selector
                && selector.metric().endsWith("_bucket");
        if (!rated) {
            throw new ExpressionException(inner.at(), "histogram_quantile needs rate(…_bucket[…])");
        }
        List<Expr> args = ((Expr.Call) inner).args();
        Expr.Selector family = ((Expr.Selector) args.get(0)).without("_bucket");
        return new Expr.Call("quantile", List.of(q, family, args.get(1)), Map.of(), by, at);
    }

    private Expr.Selector instant() {
        int at = lexer.at();
        Expr.Selector selector = selector(lexer.name("a metric"), at);
        refuseRange();
        return selector;
    }

    private Expr range() {
        lexer.expect("[");
        int at = lexer.at();
        if (lexer.kind() != Lexer.Kind.NUMBER) {
            throw new ExpressionException(at, "a time belongs where " + lexer.shown() + " stands");
        }
        if (lexer.word().indexOf(':') >= 0) {
            throw unsupported("a subquery", at);
        }
        Expr window = new Expr.Num(number(), at);
        lexer.expect("]");
        refuseOffset();
        return window;
    }

    private void refuseRange() {
        if (lexer.is("[")) {
            throw unsupported("a range without a function", lexer.at());
        }
        refuseOffset();
    }

    private void refuseOffset() {
        if (lexer.isName("offset")) {
            throw unsupported("offset", lexer.at());
        }
    }

    private void refuseWithout() {
        if (lexer.isName("without")) {
            throw unsupported("without", lexer.at());
        }
    }

    private static Expr call(String name, List<Expr> args, int at) {
        @Nullable List<String> by = null;
        return new Expr.Call(name, args, Map.of(), by, at);
    }

    private static ExpressionException unsupported(String what, int at) {
        return new ExpressionException(at, "'" + Quote.of(what) + "' of PromQL is not supported");
    }
}
