package io.tbot.engine.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the entries of {@code probes}; one with a mistake falls out alone, with every mistake in it reported. */
final class ProbeReader {
    private static final List<String> ALWAYS = List.of("class", "method", "op");

    private final Mistakes found;
    private final Map<String, ProbeSpec> byMetric = new HashMap<>();

    ProbeReader(Mistakes found) {
        this.found = found;
    }

    List<ProbeSpec> readAll(List<Yaml> nodes) {
        List<ProbeSpec> probes = new ArrayList<>();
        for (Yaml node : nodes) {
            int before = found.count();
            ProbeSpec probe = read(node);
            if (probe != null && found.count() == before && agrees(probe, node)) {
                probes.add(probe);
            }
        }
        return List.copyOf(probes);
    }

    private @Nullable ProbeSpec read(Yaml node) {
        Operation op = operation(node);
        Entry entry = Entry.read(node, op == null ? "probe" : "probe " + op.key(), "key", keys(op), found);
        if (entry == null) {
            return null;
        }
        ClassPattern pattern = ClassPattern.read(entry);
        String method = ClassPattern.method(entry);
        String operation = entry.requiredText("op");
        if (operation != null && op == null) {
            entry.wrongValue("op", Nearest.unknown("operation", operation, operationKeys()));
        }
        String metric = op != null && op.ownMetric() ? metric(entry, op) : null;
        Map<String, Expression> bindings = bindings(entry, op);
        Map<String, Expression> labels = op == null ? Map.of() : labels(entry, op);
        if (pattern == null || method == null || op == null) {
            return null;
        }
        return new ProbeSpec(pattern.name(), pattern.subtypes(), method, op, metric, bindings, labels, entry.line());
    }

    /** The operation, read before the rest because it says which keys are valid. */
    private static @Nullable Operation operation(Yaml node) {
        if (node instanceof Yaml.Pairs mapping) {
            for (int i = 0; i < mapping.keys().size(); i++) {
                if (mapping.keys().get(i) instanceof Yaml.Scalar key
                        && key.text().equals("op")
                        && mapping.values().get(i) instanceof Yaml.Scalar value) {
                    return byKey(value.text());
                }
            }
        }
        return null;
    }

    private static @Nullable Operation byKey(String key) {
        for (Operation op : Operation.values()) {
            if (op.key().equals(key)) {
                return op;
            }
        }
        return null;
    }

    private static List<String> operationKeys() {
        List<String> keys = new ArrayList<>();
        for (Operation op : Operation.values()) {
            keys.add(op.key());
        }
        return keys;
    }

    /** Valid keys of an operation; of all of them where it is not known, so that one mistake stays one. */
    private static Set<String> keys(@Nullable Operation op) {
        Set<String> keys = new LinkedHashSet<>(ALWAYS);
        for (Operation each : Operation.values()) {
            if (op == null || op == each) {
                keys.addAll(each.labelKeys());
                keys.addAll(each.otherKeys());
                if (!each.valued()) {
                    keys.add("ok");
                    keys.add("fail");
                }
            }
        }
        return keys;
    }

    private static @Nullable String metric(Entry entry, Operation op) {
        String metric = entry.requiredText("metric");
        String problem = metric == null ? "" : MetricNames.problem(metric, op);
        if (!problem.isEmpty()) {
            entry.wrongValue("metric", problem);
        }
        return metric;
    }

    private Map<String, Expression> bindings(Entry entry, @Nullable Operation op) {
        if (op != null && op.valued() && !entry.values().containsKey("value")) {
            entry.wrong(entry.node(), "'value' is missing");
        }
        Map<String, Expression> bindings = new LinkedHashMap<>();
        for (String key : entry.values().keySet()) {
            if (!ALWAYS.contains(key) && !key.equals("metric") && !key.equals("labels")) {
                Expression expression = binding(entry, key);
                if (expression != null) {
                    bindings.put(key, expression);
                }
            }
        }
        if (!bindings.containsKey("list")) {
            refuseItems(entry, bindings, op);
        }
        return Collections.unmodifiableMap(bindings);
    }

    private static @Nullable Expression binding(Entry entry, String key) {
        if (key.equals("fail")) {
            return failure(entry);
        }
        if (key.equals(ProbeSpec.EXPECTED_INTERVAL)) {
            return interval(entry);
        }
        if (key.equals("complete") && entry.get(key) instanceof Yaml.Scalar word) {
            if (word.text().equals("true") || word.text().equals("false")) {
                return new Expression.Literal(word.text());
            }
        }
        Expression expression = expression(entry, key);
        if (expression instanceof Expression.Literal literal) {
            refuseLiteral(entry, key, literal.text());
        }
        return expression;
    }

    private static @Nullable Expression interval(Entry entry) {
        String text = entry.text(ProbeSpec.EXPECTED_INTERVAL);
        int millis = text == null ? Values.NONE : Values.millis(text, 1);
        if (text != null && millis == Values.NONE) {
            entry.wrongValue(
                    ProbeSpec.EXPECTED_INTERVAL,
                    "'" + Quote.of(text) + "' is not a time in 1ms..1h, written like 100ms");
        }
        return millis == Values.NONE ? null : new Expression.Literal(Integer.toString(millis));
    }

    private static @Nullable Expression expression(Entry entry, String key) {
        String text = entry.text(key);
        Expression expression = text == null ? null : ExpressionReader.read(text);
        if (text != null && expression == null) {
            entry.wrongValue(key, ExpressionReader.problem(text));
        }
        return expression;
    }

    private static @Nullable Expression failure(Entry entry) {
        if (entry.get("fail") == null) {
            return new Expression.Null();
        }
        String text = entry.text("fail");
        if (text != null && text.equals("null")) {
            return new Expression.Null();
        }
        if (text != null) {
            entry.wrongValue("fail", "'" + Quote.of(text) + "' is not null; for a path that is false write ok: PATH");
        }
        return null;
    }

    private static void refuseLiteral(Entry entry, String key, String text) {
        if (key.equals("ok") || key.equals("list")) {
            entry.wrongValue(key, "'" + Quote.of(text) + "' is a literal; write a path");
        } else if (key.equals("value") && !number(text)) {
            entry.wrongValue(key, "'" + Quote.of(text) + "' is not a number");
        }
    }

    private static boolean number(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static void refuseItems(Entry entry, Map<String, Expression> bindings, @Nullable Operation op) {
        for (Map.Entry<String, Expression> binding : bindings.entrySet()) {
            if (item(binding.getValue())) {
                String remedy = op == Operation.ORDER_QUERY ? "needs the key 'list'" : "is for order.query only";
                entry.wrongValue(binding.getKey(), "'" + binding.getValue() + "' " + remedy);
            }
        }
    }

    private static boolean item(Expression expression) {
        return expression instanceof Expression.Path path && path.root() == Expression.Root.ITEM;
    }

    private Map<String, Expression> labels(Entry entry, Operation op) {
        Yaml node = op.ownMetric() ? entry.get("labels") : null;
        if (node == null) {
            return Map.of();
        }
        Entry labels = Entry.read(node, "probe " + op.key() + ": labels", "label", null, found);
        if (labels == null) {
            return Map.of();
        }
        Map<String, Expression> read = new LinkedHashMap<>();
        for (String label : labels.values().keySet()) {
            String problem = MetricNames.labelProblem(label, op);
            if (!problem.isEmpty()) {
                labels.wrongValue(label, problem);
            }
            Expression expression = expression(labels, label);
            if (expression != null) {
                read.put(label, expression);
            }
        }
        if (labels.values().size() > ProbeSpec.MAX_LABELS) {
            labels.wrong(node, labels.values().size() + " labels, more than the " + ProbeSpec.MAX_LABELS + " possible");
        }
        refuseItems(labels, read, op);
        return Collections.unmodifiableMap(read);
    }

    /** One metric has one kind and one set of label names, or no scraper accepts it. */
    private boolean agrees(ProbeSpec probe, Yaml node) {
        String name = probe.metricName();
        ProbeSpec first = name == null ? null : byMetric.putIfAbsent(name, probe);
        if (name == null || first == null) {
            return true;
        }
        String problem = "";
        if (first.op() != probe.op()) {
            problem = "' is a " + first.op().key() + " in line " + first.line() + "; choose another name";
        } else if (!first.labels().keySet().equals(probe.labels().keySet())) {
            problem = "' has labels " + first.slotNames() + " in line " + first.line() + "; give both the same";
        }
        if (!problem.isEmpty()) {
            String title = "probe " + probe.op().key() + ": metric '";
            found.add(node.line(), node.column(), title + Quote.of(name) + problem);
        }
        return problem.isEmpty();
    }
}
