package io.tbot.engine.alert.channel;

/** Texts made to fit: by code point, so that no character is torn, with a sign that something is missing. */
final class Cut {
    private static final String SIGN = "…";

    private Cut() {}

    /** At most so many UTF-16 units, which is how receivers count; never half a character. */
    static String to(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Math.max(0, max - SIGN.length());
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + SIGN;
    }

    /** One line without control characters: for headers and titles. */
    static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c);
        }
        return line.toString();
    }
}
