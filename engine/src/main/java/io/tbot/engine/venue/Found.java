package io.tbot.engine.venue;

import io.tbot.bootstrap.HotPath;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values that a text was searched for, as characters, each in its slot. The first value of a slot counts; an empty
 * one is none.
 *
 * <p>Threads: one, each has its own. Shape: at most {@value #MAX_CHARS} characters in all, {@value #MAX_VALUE} in one
 * value: a longer one is not cut but left out, so that two ids never become one.
 */
final class Found {
    static final int SLOTS = 64;
    static final int MAX_VALUE = 128;
    private static final int MAX_CHARS = 2048;
    private static final int FEW_CHARS = 256;
    private static final int MAX_DIGITS = 18;

    /** Another array after values that were longer in all than any before. */
    private char[] chars = new char[FEW_CHARS];

    private final int[] from = new int[SLOTS];
    private final int[] to = new int[SLOTS];
    private long filled;
    private int used;
    private int begun;
    private boolean tooLong;

    /** Whether a wanted value was left out since {@link #clear}. */
    boolean leftOut;

    @HotPath
    void clear() {
        filled = 0;
        used = 0;
        begun = 0;
        leftOut = false;
    }

    /** Forgets the slots of {@code mask}; their characters are given back where nothing else came after. */
    @HotPath
    void clear(long mask) {
        filled &= ~mask;
        if (filled == 0) {
            used = 0;
        }
        begun = used;
    }

    @HotPath
    long filled() {
        return filled;
    }

    @HotPath
    boolean has(int slot) {
        return (filled & (1L << slot)) != 0;
    }

    @HotPath
    void begin() {
        begun = used;
        tooLong = false;
    }

    @HotPath
    void append(char c) {
        if (used < MAX_CHARS && used - begun < MAX_VALUE) {
            if (used == chars.length) {
                grow();
            }
            chars[used++] = c;
        } else {
            tooLong = true;
        }
    }

    private void grow() {
        chars = Arrays.copyOf(chars, chars.length * 2);
    }

    /** Puts the value begun into its slots; returns those that were empty. */
    @HotPath
    long end(long slots) {
        long free = slots & ~filled;
        if (tooLong || used == begun || free == 0) {
            leftOut |= tooLong && free != 0;
            used = begun;
            return 0;
        }
        long rest = free;
        while (rest != 0) {
            int slot = Long.numberOfTrailingZeros(rest);
            from[slot] = begun;
            to[slot] = used;
            rest &= rest - 1;
        }
        filled |= free;
        begun = used;
        return free;
    }

    /** Takes the value begun out again. */
    @HotPath
    void drop() {
        used = begun;
    }

    /** What was begun and not ended. */
    String partial() {
        return new String(chars, begun, used - begun);
    }

    /** The slot's text, a new object; {@code null} where it is empty. */
    @Nullable
    String text(int slot) {
        return has(slot) ? new String(chars, from[slot], to[slot] - from[slot]) : null;
    }

    @HotPath
    boolean is(int slot, String text) {
        int length = to[slot] - from[slot];
        if (!has(slot) || length != text.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (chars[from[slot] + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @HotPath
    boolean startsWith(int slot, String text) {
        int length = text.length();
        if (!has(slot) || to[slot] - from[slot] < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (chars[from[slot] + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The slot's whole number; {@code absent} where there is none. */
    @HotPath
    long number(int slot, long absent) {
        if (!has(slot)) {
            return absent;
        }
        int at = from[slot];
        int end = to[slot];
        boolean negative = chars[at] == '-';
        at += negative ? 1 : 0;
        if (at == end || end - at > MAX_DIGITS) {
            return absent;
        }
        long number = 0;
        for (int i = at; i < end; i++) {
            int digit = chars[i] - '0';
            if (digit < 0 || digit > 9) {
                return absent;
            }
            number = number * 10 + digit;
        }
        return negative ? -number : number;
    }

    /**
     * The slot's decimal number, of at most {@value #MAX_DIGITS} digits and without exponent; NaN where there is none.
     */
    @HotPath
    double decimal(int slot) {
        int end = has(slot) ? to[slot] : 0;
        long digits = 0;
        int count = 0;
        double scale = 0;
        for (int i = from[slot]; i < end; i++) {
            int digit = chars[i] - '0';
            if (chars[i] == '.' && scale == 0) {
                scale = 1;
            } else if (digit < 0 || digit > 9 || ++count > MAX_DIGITS) {
                return Double.NaN;
            } else {
                digits = digits * 10 + digit;
                scale *= 10;
            }
        }
        return count == 0 ? Double.NaN : scale == 0 ? digits : digits / scale;
    }

    /** Nanoseconds since 1970 of a time in any usual notation; 0 where there is none. */
    @HotPath
    long epochNanos(int slot) {
        return has(slot) ? VenueTime.epochNanos(chars, from[slot], to[slot]) : 0;
    }

    /** The unit of the last digit of {@link #epochNanos}. */
    @HotPath
    long resolutionNanos(int slot) {
        return has(slot) ? VenueTime.resolutionNanos(chars, from[slot], to[slot]) : 0;
    }

    /** Moves the slot's characters to {@code buffer}; returns how many. */
    @HotPath
    int copy(int slot, char[] buffer) {
        int length = has(slot) ? Math.min(to[slot] - from[slot], buffer.length) : 0;
        for (int i = 0; i < length; i++) {
            buffer[i] = chars[from[slot] + i];
        }
        return length;
    }

    /** A hash of the slot's characters, as {@link String#hashCode}. */
    @HotPath
    int hash(int slot) {
        int hash = 0;
        for (int i = from[slot]; has(slot) && i < to[slot]; i++) {
            hash = 31 * hash + chars[i];
        }
        return hash;
    }
}
