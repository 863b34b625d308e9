package io.tbot.engine.fix;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.Labels;

/**
 * What a message says of itself at its very beginning, read from its text: for messages that go out as text only.
 *
 * <p>Threads: any. Shape: looks at the first {@value #MAX_FIELDS} fields. Errors: a text that is no FIX message has an
 * empty type. Source: FIX 4.4 volume 2: 8, 9 and 35 come first, in this order; QuickFIX/J writes the rest of the header
 * by tag, so that 43 is next but one.
 */
final class WireText {
    private static final char END = '\u0001';
    private static final int MAX_FIELDS = 8;
    private static final String TYPE = "35=";
    private static final String AGAIN = "43=Y";

    private WireText() {}

    /** The message type, 35; a type of one character without allocating. */
    @HotPath
    static String typeOf(String text) {
        int start = startOf(text, TYPE);
        if (start < 0) {
            return "";
        }
        start += TYPE.length();
        int end = text.indexOf(END, start);
        if (end < 0) {
            return "";
        }
        return end == start + 1 ? Labels.of(text.charAt(start)) : text.substring(start, end);
    }

    /** Whether it says that it may have been sent before, 43. */
    @HotPath
    static boolean isAgain(String text) {
        return startOf(text, AGAIN) >= 0;
    }

    /** Where a field begins that starts with {@code field}; -1 where it is not among the first. */
    @HotPath
    private static int startOf(String text, String field) {
        int start = 0;
        for (int i = 0; i < MAX_FIELDS; i++) {
            if (text.startsWith(field, start)) {
                return start;
            }
            start = text.indexOf(END, start) + 1;
            if (start <= 0) {
                return -1;
            }
        }
        return -1;
    }
}
