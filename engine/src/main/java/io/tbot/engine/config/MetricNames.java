package io.tbot.engine.config;

import java.util.List;

/** Which names own metrics and their labels may have; what passes here also passes {@code promtool check metrics}. */
final class MetricNames {
    private static final List<String> RESERVED_SUFFIXES =
            List.of("_total", "_bucket", "_count", "_sum", "_created", "_info");

    private MetricNames() {}

    /** What is wrong with the name as written; empty where nothing is. */
    static String problem(String metric, Operation op) {
        if (!charset(metric)) {
            return "'" + Quote.of(metric) + "' is no metric name, use a-z, 0-9 and '_', beginning with no digit";
        }
        String base = op == Operation.COUNTER && metric.endsWith("_total")
                ? metric.substring(0, metric.length() - "_total".length())
                : metric;
        if (base.isEmpty() || base.equals(ProbeSpec.PREFIX)) {
            return "'" + metric + "' is only a prefix or suffix, name what is measured";
        }
        for (String suffix : RESERVED_SUFFIXES) {
            if (op != Operation.TIMER && base.endsWith(suffix)) {
                return "'" + metric + "' ends in '" + suffix + "', which is reserved for another kind of metric";
            }
        }
        return "";
    }

    /** What is wrong with a label's name; empty where nothing is. */
    static String labelProblem(String label, Operation op) {
        if (!charset(label)) {
            return "'" + Quote.of(label) + "' is no label name, use a-z, 0-9 and '_', beginning with no digit";
        }
        // an own timer's quantiles are told apart by their window
        boolean taken = label.equals("le")
                || label.equals("quantile")
                || label.startsWith("__")
                || (label.equals("window") && op == Operation.TIMER);
        return taken ? "label '" + label + "' is reserved, choose another name" : "";
    }

    private static boolean charset(String name) {
        boolean valid = !name.isEmpty() && name.length() <= 128 && !Character.isDigit(name.charAt(0));
        for (int i = 0; i < name.length() && valid; i++) {
            valid = Values.letterOrDigit(name.charAt(i)) || name.charAt(i) == '_';
        }
        return valid;
    }
}
