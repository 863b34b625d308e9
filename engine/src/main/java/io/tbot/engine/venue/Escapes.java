package io.tbot.engine.venue;

import io.tbot.bootstrap.HotPath;

/**
 * Escapes in JSON texts, character by character. How far one has come is a number, which the caller keeps.
 *
 * <p>Threads: any; nothing is kept here.
 */
final class Escapes {
    static final int NONE = 0;

    /** The backslash came. */
    static final int BEGUN = 1;

    static final int BROKEN = Integer.MIN_VALUE;

    /** Four digits come: beside it, how many came, and what they make. */
    private static final int HEX = 1 << 20;

    private static final int COUNT_SHIFT = 16;
    private static final int DIGITS = 4;
    private static final int MAX_CHAR = 0xFFFF;

    private Escapes() {}

    /**
     * Takes the next character.
     *
     * @param state what this returned for the one before
     * @return the next state, above 0; or, where the escape is over, the inverse of the character that it stands for
     *     (white space that is none in print is a blank); or {@link #BROKEN}
     */
    @HotPath
    static int next(int state, char c) {
        if (state != BEGUN) {
            int digit = Character.digit(c, 16);
            int value = ((state & MAX_CHAR) << 4 | digit) & MAX_CHAR;
            int count = ((state & HEX - 1) >> COUNT_SHIFT) + 1;
            return digit < 0 ? BROKEN : count == DIGITS ? ~value : HEX | count << COUNT_SHIFT | value;
        }
        return switch (c) {
            case 'n', 'r', 't', 'b', 'f' -> ~' ';
            case '"', '\\', '/' -> ~c;
            case 'u' -> HEX;
            default -> BROKEN;
        };
    }
}
