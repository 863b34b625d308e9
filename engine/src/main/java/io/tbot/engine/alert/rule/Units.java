package io.tbot.engine.alert.rule;

/** Numbers as rules write them: {@code 500ms}, {@code 1h30m}, {@code 99.5%}, {@code 64MiB}. */
public final class Units {
    /** Longest number that is one. */
    private static final int MAX_LENGTH = 40;

    private Units() {}

    /** In base units: seconds, ratios, bytes; NaN where the text is no such number. */
    static double number(String text) {
        int end = digits(text);
        if (end == 0 || text.length() > MAX_LENGTH) {
            return Double.NaN;
        }
        int next = end;
        while (next < text.length() && !isDigit(text.charAt(next))) {
            next++;
        }
        String unit = text.substring(end, next);
        double value = value(text.substring(0, end)) * unit(unit);
        if (next < text.length()) {
            boolean times = seconds(unit) > 0 && nanos(text.substring(next)) >= 0;
            value = times ? value + number(text.substring(next)) : Double.NaN;
        }
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    private static double value(String digits) {
        try {
            return Double.parseDouble(digits);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    /** A length of time with its unit, in nanoseconds; -1 where the text is none, or is longer than 30 days. */
    public static long nanos(String text) {
        int end = digits(text);
        int next = end;
        while (next < text.length() && !isDigit(text.charAt(next))) {
            next++;
        }
        boolean timed = seconds(text.substring(end, next)) > 0;
        double seconds = timed ? number(text) : text.equals("0") ? 0 : Double.NaN;
        return seconds >= 0 && seconds <= 30 * 86_400.0 ? Math.round(seconds * 1e9) : -1;
    }

    private static int digits(String text) {
        int at = 0;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        if (at > 0 && at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int exponent = at + 1;
            if (exponent < text.length() && (text.charAt(exponent) == '-' || text.charAt(exponent) == '+')) {
                exponent++;
            }
            int first = exponent;
            while (exponent < text.length() && isDigit(text.charAt(exponent))) {
                exponent++;
            }
            at = exponent > first ? exponent : at;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static double unit(String unit) {
        double seconds = seconds(unit);
        if (seconds > 0) {
            return seconds;
        }
        return switch (unit) {
            case "" -> 1;
            case "%" -> 0.01;
            case "k", "KB" -> 1e3;
            case "MB" -> 1e6;
            case "GB" -> 1e9;
            case "KiB" -> 1L << 10;
            case "MiB" -> 1L << 20;
            case "GiB" -> 1L << 30;
            default -> Double.NaN;
        };
    }

    private static double seconds(String unit) {
        return switch (unit) {
            case "ns" -> 1e-9;
            case "us" -> 1e-6;
            case "ms" -> 1e-3;
            case "s" -> 1;
            case "m" -> 60;
            case "h" -> 3600;
            case "d" -> 86_400;
            case "w" -> 7 * 86_400;
            default -> 0;
        };
    }
}
