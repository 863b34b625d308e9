package io.tbot.engine.config;

/** A value from outside, fit to stand in a message of one line. */
public final class Quote {
    private static final int MAX_LENGTH = 60;

    private Quote() {}

    public static String of(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            if (text.length() >= MAX_LENGTH) {
                return text.append("...").toString();
            }
            char c = value.charAt(i);
            boolean plain = !Character.isISOControl(c) && c != '\u2028' && c != '\u2029' && !Character.isSurrogate(c);
            text.append(plain ? c : '?');
        }
        return text.toString();
    }
}
