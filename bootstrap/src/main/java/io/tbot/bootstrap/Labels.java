package io.tbot.bootstrap;

/**
 * Primitives of the bot as label values, and what to do when one cannot be read.
 *
 * <p>Threads: any, without waiting. Shape: {@value #SLOTS} remembered numbers and the ASCII characters; two numbers
 * that fall into one slot evict each other. A race makes a text twice and is benign: entries are immutable.
 */
public final class Labels {
    private static final int SLOTS = 512;
    private static final int ASCII = 128;
    private static final Entry[] NUMBERS = new Entry[SLOTS];
    private static final String[] CHARACTERS = new String[ASCII];

    static {
        for (char c = 0; c < ASCII; c++) {
            CHARACTERS[c] = String.valueOf(c);
        }
    }

    private Labels() {}

    /** {@code "true"} or {@code "false"}. */
    @HotPath
    public static String of(boolean value) {
        return value ? "true" : "false";
    }

    /** The character as text. */
    @HotPath
    public static String of(char value) {
        return value < ASCII ? CHARACTERS[value] : of((long) value);
    }

    /** The number in decimal; allocates only for a number not seen lately. */
    @HotPath
    public static String of(long value) {
        Entry entry = NUMBERS[(int) (value ^ value >>> 32) & SLOTS - 1];
        return entry != null && entry.value == value ? entry.text : remember(value);
    }

    /** Takes what a read of a label or value threw: a null on the way is an open slot, all else is a fault. */
    @HotPath
    public static void unread(int site, Throwable thrown) {
        if (!(thrown instanceof NullPointerException)) {
            Probe.failed(site, thrown);
        }
    }

    private static String remember(long value) {
        Entry entry = new Entry(value, Long.toString(value));
        NUMBERS[(int) (value ^ value >>> 32) & SLOTS - 1] = entry;
        return entry.text;
    }

    private static final class Entry {
        final long value;
        final String text;

        Entry(long value, String text) {
            this.value = value;
            this.text = text;
        }
    }
}
