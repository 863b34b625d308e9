package io.tbot.engine.alert.channel;

import java.util.function.UnaryOperator;

/** Texts made to fit: by code point, so that no character is torn, with a sign that something is missing. */
final class Cut {
    private static final String SIGN = "…";

    private Cut() {}

    /** At most so many UTF-16 units, which is how receivers count; never half a character. */
    static String to(String text, int max) {
        return text.length() <= max ? text : prefix(text, Math.max(0, max - SIGN.length())) + SIGN;
    }

    /** The same of the escaped text: no escape is torn either. An escaped text is never shorter than the plain one. */
    static String escaped(String text, int max, UnaryOperator<String> escape) {
        if (max <= 0) {
            return SIGN;
        }
        String begin = text.length() <= max ? text : prefix(text, max);
        String whole = escape.apply(begin);
        if (begin.length() == text.length() && whole.length() <= max) {
            return whole;
        }
        int least = 0;
        int most = begin.length();
        while (least < most) {
            int middle = (least + most + 1) / 2;
            boolean fits = escape.apply(prefix(begin, middle)).length() + SIGN.length() <= max;
            least = fits ? middle : least;
            most = fits ? most : middle - 1;
        }
        return escape.apply(prefix(begin, least)) + SIGN;
    }

    private static String prefix(String text, int length) {
        boolean torn = length > 0 && length < text.length() && Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, torn ? length - 1 : length);
    }

    /** One line that shows what it is: for headers, titles and labels. */
    static String line(String text) {
        return clean(text, false);
    }

    /** Lines that show what they are. */
    static String lines(String text) {
        return clean(text, true);
    }

    /** Without control characters, and without those that change the direction of writing and so the meaning. */
    private static String clean(String text, boolean breaks) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            boolean hidden = Character.isISOControl(point) || point == 0x2028 || point == 0x2029;
            boolean turning = (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
            if (point == '\n' && breaks) {
                clean.append('\n');
            } else if (hidden) {
                clean.append(' ');
            } else if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                clean.append('\ufffd');
            } else if (!turning) {
                clean.appendCodePoint(point);
            }
        }
        return clean.toString();
    }
}
