package io.tbot.engine.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One valid entry of {@code probes}.
 *
 * @param className the class, may hold {@code *}
 * @param subtypes whether it was written with {@code +}: the class or interface and all its subtypes
 * @param method the method's name, may hold {@code *}
 * @param metric the name as written, for own metrics; {@code null} otherwise
 * @param bindings every key but class, method, op, metric and labels, with its expression
 * @param labels the label names of an own metric with their expressions, in the order written, at most
 *     {@value #MAX_LABELS}
 * @param line where the entry begins, from 1
 */
public record ProbeSpec(
        String className,
        boolean subtypes,
        String method,
        Operation op,
        @Nullable String metric,
        Map<String, Expression> bindings,
        Map<String, Expression> labels,
        int line) {
    /** The key that says how often the bot means to make the call. */
    static final String EXPECTED_INTERVAL = "expected_interval";

    /** Label slots of a probe site. */
    public static final int MAX_LABELS = 5;

    /** What every metric of ours begins with. */
    static final String PREFIX = "tbot_";

    /** The names of the label slots in use, in slot order. */
    public List<String> slotNames() {
        return op.ownMetric() ? List.copyOf(labels.keySet()) : op.labelKeys();
    }

    /** What fills a label slot, {@code null} where the entry leaves it open. */
    public @Nullable Expression slot(int index) {
        String name = slotNames().get(index);
        return op.ownMetric() ? labels.get(name) : bindings.get(name);
    }

    /**
     * The name of an own metric as it is exposed: {@code x} is {@code tbot_x}, a timer's ends in {@code _seconds}, a
     * counter's in {@code _total}; neither is doubled where it was written out.
     *
     * @return {@code null} where the operation has metrics of its own
     */
    public @Nullable String metricName() {
        if (metric == null) {
            return null;
        }
        String name = metric.startsWith(PREFIX) ? metric : PREFIX + metric;
        String suffix = op == Operation.TIMER ? "_seconds" : op == Operation.COUNTER ? "_total" : "";
        return name.endsWith(suffix) ? name : name + suffix;
    }

    /** How often the bot means to make the call, in milliseconds; 0 where the entry does not say. */
    public int expectedIntervalMillis() {
        return bindings.get(EXPECTED_INTERVAL) instanceof Expression.Literal millis
                ? Integer.parseInt(millis.text())
                : 0;
    }

    /** {@code com.acme.bot.OrderGateway.place* (order.place)}. */
    public String title() {
        return (subtypes ? "+" : "") + className + "." + method + " (" + op.key() + ")";
    }
}
