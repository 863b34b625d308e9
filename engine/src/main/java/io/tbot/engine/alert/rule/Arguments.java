package io.tbot.engine.alert.rule;

import io.tbot.engine.config.Nearest;
import io.tbot.engine.config.Quote;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** A call's arguments, each what it must be. */
final class Arguments {
    private static final long MAX_WINDOW_NANOS = 72 * 3600 * 1_000_000_000L;

    private final Expr.Call call;
    private final LongConsumer windows;

    /** @param windows is told how far back each window looks */
    Arguments(Expr.Call call, LongConsumer windows) {
        this.call = call;
        this.windows = windows;
    }

    /** The names that arguments may have. */
    void names(String... known) {
        for (Map.Entry<String, Expr> each : call.named().entrySet()) {
            if (!List.of(known).contains(each.getKey())) {
                throw new ExpressionException(
                        each.getValue().at(),
                        known.length == 0
                                ? call.name() + " takes no '" + Quote.of(each.getKey()) + "='"
                                : Nearest.unknown("argument", each.getKey(), List.of(known)));
            }
        }
    }

    Expr at(int index, int count) {
        if (call.args().size() != count) {
            throw new ExpressionException(
                    call.at(),
                    call.name() + " takes " + count + " arguments, not "
                            + call.args().size());
        }
        return call.args().get(index);
    }

    Expr.Selector selector(int index, int count) {
        Expr arg = at(index, count);
        if (arg instanceof Expr.Selector selector) {
            return selector;
        }
        throw new ExpressionException(arg.at(), "a metric belongs here");
    }

    double number(int index, double least, double most) {
        Expr arg = call.args().size() > index ? call.args().get(index) : call;
        if (arg instanceof Expr.Num number && number.value() >= least && number.value() <= most) {
            return number.value();
        }
        throw new ExpressionException(arg.at(), "a number in " + least + ".." + most + " belongs here");
    }

    long window(int index) {
        long window = nanos(call.args().size() > index ? call.args().get(index) : call);
        windows.accept(window);
        return window;
    }

    long span(String name) {
        Expr value = call.named().get(name);
        return nanos(value == null ? call : value);
    }

    private long nanos(Expr arg) {
        double seconds = arg instanceof Expr.Num number ? number.value() : -1;
        if (seconds >= 1 && seconds <= MAX_WINDOW_NANOS / 1e9) {
            return Math.round(seconds * 1e9);
        }
        throw new ExpressionException(arg.at(), "a time in 1s..72h belongs here, written like 30s");
    }

    double named(String name, double absent) {
        Expr value = call.named().get(name);
        if (value == null) {
            return absent;
        }
        if (value instanceof Expr.Num number) {
            return number.value();
        }
        throw new ExpressionException(value.at(), "'" + name + "=' takes a number");
    }
}
