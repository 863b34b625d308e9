package io.tbot.engine.config;

/** Reads scalars that stand in the file and in options alike, and says what is wrong with them. */
final class Values {
    /** No valid value is negative. */
    static final int NONE = -1;

    static final int MIN_TIMEOUT_MILLIS = 100;
    static final int MAX_TIMEOUT_MILLIS = 3_600_000;

    /** Names become a directory and a label; file systems take 255 bytes, people far fewer. */
    private static final int MAX_NAME = 64;

    private static final int MAX_TOKEN = 512;

    private Values() {}

    static int number(String text, int min, int max) {
        try {
            int value = Integer.parseInt(text);
            return value < min || value > max ? NONE : value;
        } catch (NumberFormatException notANumber) {
            return NONE;
        }
    }

    static String numberProblem(String text, int min, int max) {
        return "'" + Quote.of(text) + "' is not a whole number in " + min + ".." + max;
    }

    /** {@code 500ms}, {@code 30s}, {@code 1m}, {@code 1h}. */
    static int timeoutMillis(String text) {
        return millis(text, MIN_TIMEOUT_MILLIS);
    }

    /** The same, from {@code least} milliseconds on. */
    static int millis(String text, int least) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        int unitMillis = switch (text.substring(digits)) {
            case "ms" -> 1;
            case "s" -> 1000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 0;
        };
        int count = unitMillis == 0 ? NONE : number(text.substring(0, digits), 0, MAX_TIMEOUT_MILLIS / unitMillis);
        return count == NONE || count * unitMillis < least ? NONE : count * unitMillis;
    }

    static String timeoutProblem(String text) {
        return "'" + Quote.of(text) + "' is not a time in 100ms..1h, written like 30s";
    }

    /** What is wrong with an application's name; empty where nothing is. */
    static String nameProblem(String text) {
        boolean valid = !text.isEmpty() && text.length() <= MAX_NAME && text.charAt(0) != '.';
        for (int i = 0; i < text.length() && valid; i++) {
            valid = nameChar(text.charAt(i));
        }
        return valid
                ? ""
                : "'" + Quote.of(text) + "' is not a name of 1.." + MAX_NAME
                        + " letters, digits, '-', '_' and '.', beginning with no '.'";
    }

    /** The nearest valid name to what the JVM was started with. */
    static String nameFrom(String text) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < text.length() && name.length() < MAX_NAME; i++) {
            char c = text.charAt(i);
            if (name.length() > 0 || c != '.') {
                name.append(nameChar(c) ? c : '_');
            }
        }
        return name.length() == 0 ? "java" : name.toString();
    }

    private static boolean nameChar(char c) {
        return letterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }

    static boolean letterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** What is wrong with the address that readers of messages reach the endpoint by; empty where nothing is. */
    static String urlProblem(String text) {
        int scheme = text.startsWith("https://") ? 8 : text.startsWith("http://") ? 7 : 0;
        boolean valid = scheme > 0 && text.length() > scheme && text.length() <= 255;
        for (int i = scheme; i < text.length() && valid; i++) {
            char c = text.charAt(i);
            valid = letterOrDigit(c) || ".:-_[]/~".indexOf(c) >= 0;
        }
        return valid && text.charAt(scheme) != '/'
                ? ""
                : "'" + Quote.of(text) + "' is not an address such as https://bot.example.net/agent";
    }

    /** Whether the text can be a host name or an address; only binding it shows whether it is one of this machine. */
    static String addressProblem(String text) {
        boolean valid = !text.isEmpty() && text.length() <= 255;
        for (int i = 0; i < text.length() && valid; i++) {
            char c = text.charAt(i);
            valid = letterOrDigit(c) || ".:-_[]%".indexOf(c) >= 0;
        }
        return valid ? "" : "'" + Quote.of(text) + "' is not an address or host name";
    }

    /** Never quotes the token. */
    static String tokenProblem(String text) {
        boolean valid = !text.isEmpty() && text.length() <= MAX_TOKEN;
        for (int i = 0; i < text.length() && valid; i++) {
            valid = text.charAt(i) > ' ' && text.charAt(i) < 127;
        }
        return valid ? "" : "not a token of 1.." + MAX_TOKEN + " ASCII characters without spaces";
    }
}
