package io.tbot.engine.alert.rule;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An expression as it is written; {@code at} is the place in its text, from 0. */
sealed interface Expr {
    int at();

    /** A number in base units. */
    record Num(double value, int at) implements Expr {}

    /** Series of a family. */
    record Selector(String metric, List<LabelMatch> matches, int at) implements Expr {
        /** The same of the family whose name lacks what its series' names end in. */
        Selector without(String suffix) {
            return new Selector(metric.substring(0, metric.length() - suffix.length()), matches, at);
        }
    }

    /** A function. {@code by} is {@code null} where nothing was said of labels. */
    record Call(
            String name,
            List<Expr> args,
            Map<String, Expr> named,
            @Nullable List<String> by,
            int at) implements Expr {}

    /** Two sides and what stands between. */
    record Binary(String op, Expr left, Expr right, int at) implements Expr {}

    /** The contrary. */
    record Not(Expr of, int at) implements Expr {}

    /** Instances gathered: {@code sum}, {@code avg}, {@code max} or {@code min}. */
    record Gather(String how, List<String> by, Expr of, int at) implements Expr {}
}
