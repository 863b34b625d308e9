package io.tbot.engine.alert.trial;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One sample of an OpenMetrics text, as far as a recording needs it; an exemplar is left out.
 *
 * @param epochMillis when it was taken
 */
record SampleLine(String name, Map<String, String> labels, double value, long epochMillis) {
    /** A number of seconds is smaller, one of milliseconds larger, for the next three thousand years. */
    private static final double SECONDS_BELOW = 1e11;

    /** The metric's name, before labels or value. */
    static String name(String line) {
        int end = 0;
        while (end < line.length() && line.charAt(end) != '{' && line.charAt(end) != ' ') {
            end++;
        }
        return line.substring(0, end);
    }

    /** {@code null} where the line is no sample, or has no timestamp. */
    static @Nullable SampleLine parse(String line) {
        String name = name(line);
        Map<String, String> labels = new TreeMap<>();
        int at = name.length();
        if (name.isEmpty() || at == line.length()) {
            return null;
        }
        if (line.charAt(at) == '{') {
            at = labels(line, at + 1, labels);
        }
        String[] rest = at < 0 ? new String[0] : line.substring(at).trim().split("[ \t]+", -1);
        if (rest.length < 2 || rest[1].equals("#")) {
            return null;
        }
        try {
            double time = Double.parseDouble(rest[1]);
            long millis = Math.round(Math.abs(time) < SECONDS_BELOW ? time * 1e3 : time);
            return new SampleLine(name, labels, number(rest[0]), millis);
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** Reads up to the closing brace; the place behind it, -1 where the text is none of the kind. */
    private static int labels(String line, int from, Map<String, String> into) {
        int at = from;
        while (at < line.length() && line.charAt(at) != '}') {
            int equals = line.indexOf("=\"", at);
            if (equals < 0) {
                return -1;
            }
            StringBuilder value = new StringBuilder();
            int end = equals + 2;
            while (end < line.length() && line.charAt(end) != '"') {
                boolean escaped = line.charAt(end) == '\\' && end + 1 < line.length();
                end += escaped ? 1 : 0;
                value.append(escaped && line.charAt(end) == 'n' ? '\n' : line.charAt(end));
                end++;
            }
            into.put(line.substring(at, equals).trim(), value.toString());
            at = end + 1;
            while (at < line.length() && (line.charAt(at) == ',' || line.charAt(at) == ' ')) {
                at++;
            }
        }
        return at < line.length() ? at + 1 : -1;
    }
}
