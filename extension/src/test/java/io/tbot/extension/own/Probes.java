package io.tbot.extension.own;

import io.tbot.engine.config.Expression;
import io.tbot.engine.config.Operation;
import io.tbot.engine.config.ProbeSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Probe entries as a configuration would hold them. */
final class Probes {
    private Probes() {}

    /** @param bindings {@code "symbol=arg0.symbol", "exchange='kraken'"}; {@code "label.NAME=…"} for own metrics */
    static ProbeSpec probe(String className, String method, Operation op, String... bindings) {
        Map<String, Expression> bound = new LinkedHashMap<>();
        Map<String, Expression> labels = new LinkedHashMap<>();
        for (String binding : bindings) {
            String key = binding.substring(0, binding.indexOf('='));
            Expression value = parse(binding.substring(key.length() + 1));
            if (key.startsWith("label.")) {
                labels.put(key.substring(6), value);
            } else {
                bound.put(key, value);
            }
        }
        boolean subtypes = className.startsWith("+");
        return new ProbeSpec(
                subtypes ? className.substring(1) : className,
                subtypes,
                method,
                op,
                op.ownMetric() ? "metric" : null,
                bound,
                labels,
                1);
    }

    static ProbeSpec probe(Class<?> type, String method, Operation op, String... bindings) {
        return probe(type.getName(), method, op, bindings);
    }

    private static Expression parse(String text) {
        if (text.startsWith("'")) {
            return new Expression.Literal(text.substring(1, text.length() - 1));
        }
        if (text.equals("null")) {
            return new Expression.Null();
        }
        List<String> parts = List.of(text.split("\\."));
        String head = parts.get(0);
        boolean arg = head.startsWith("arg");
        return new Expression.Path(
                arg ? Expression.Root.ARG : Expression.Root.valueOf(head.toUpperCase(Locale.ROOT)),
                arg ? Integer.parseInt(head.substring(3)) : 0,
                parts.subList(1, parts.size()));
    }
}
