package io.tbot.engine.venue;

import io.tbot.bootstrap.HotPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One thread's room for reading: the beginning of a text as characters, and what was found in it.
 *
 * <p>Shape: {@value #FEW_CHARS} characters at first and at most {@value JsonScanner#MAX_CHARS}, as the texts of this
 * thread ask for; 3 KB in all, and up to 14: a bot that trades on virtual threads has many of these. A byte beyond
 * ASCII reads as {@code ?}, which changes no field's name or number.
 */
final class Scratch extends OutputStream {
    /** An order or a report is shorter. */
    private static final int FEW_CHARS = 512;

    /** Another array after a text that was longer than any before. */
    char[] chars = new char[FEW_CHARS];

    final Found found = new Found();
    final FoundValues values = new FoundValues(found);
    final JsonScanner scanner = new JsonScanner();

    /** The ticks that the message being handled brought. */
    int ticks;

    /** How much of {@link #chars} may have been written since it was wiped. */
    private int taken;

    private int written;

    /**
     * Takes the beginning of a text over.
     *
     * @param length how much of {@code content} counts from {@code offset} on
     * @return how many characters there are now
     */
    @HotPath
    int take(@Nullable Object content, int offset, int length) {
        int count = Math.min(length, JsonScanner.MAX_CHARS);
        if (content instanceof String text) {
            int from = Math.min(Math.max(offset, 0), text.length());
            int end = Math.min(from + Math.max(count, 0), text.length());
            hold(end - from);
            text.getChars(from, end, chars, 0);
            taken = Math.max(taken, end - from);
            return end - from;
        }
        if (content instanceof byte[] bytes) {
            return ascii(bytes, offset, count);
        }
        return 0;
    }

    /** The same, of whatever a client calls a body or a message. */
    @HotPath
    int take(@Nullable Object content) {
        if (content instanceof String || content instanceof byte[]) {
            return take(content, 0, JsonScanner.MAX_CHARS);
        }
        if (content instanceof CharSequence text) {
            int count = Math.min(text.length(), JsonScanner.MAX_CHARS);
            hold(count);
            for (int i = 0; i < count; i++) {
                chars[i] = text.charAt(i);
            }
            taken = Math.max(taken, count);
            return count;
        }
        if (content instanceof ByteBuffer buffer) {
            int from = buffer.position();
            int count = Math.min(buffer.remaining(), JsonScanner.MAX_CHARS);
            hold(count);
            taken = Math.max(taken, count);
            for (int i = 0; i < count; i++) {
                byte b = buffer.get(from + i);
                chars[i] = b < 0 ? '?' : (char) b;
            }
            return count;
        }
        if (content instanceof ByteArrayOutputStream stream) {
            return written(stream);
        }
        return 0;
    }

    @HotPath
    private void hold(int count) {
        if (count > chars.length) {
            grow(count);
        }
    }

    /** What was taken before is over. */
    private void grow(int count) {
        wipe();
        chars = new char[Math.min(JsonScanner.MAX_CHARS, Integer.highestOneBit(count) * 2)];
    }

    /** Leaves nothing of what was taken: it may hold what is never to be kept. */
    @HotPath
    void wipe() {
        Arrays.fill(chars, 0, taken, (char) 0);
        taken = 0;
    }

    @HotPath
    private int ascii(byte[] bytes, int offset, int count) {
        int from = Math.min(Math.max(offset, 0), bytes.length);
        int size = Math.min(Math.max(count, 0), bytes.length - from);
        hold(size);
        taken = Math.max(taken, size);
        for (int i = 0; i < size; i++) {
            byte b = bytes[from + i];
            chars[i] = b < 0 ? '?' : (char) b;
        }
        return size;
    }

    /** Its own lock is held for the copy; only its writer, this thread, wants it. */
    private int written(ByteArrayOutputStream stream) {
        written = 0;
        try {
            stream.writeTo(this);
        } catch (IOException never) {
            return 0;
        }
        return written;
    }

    @Override
    public void write(int b) {}

    @Override
    public void write(byte[] bytes, int offset, int length) {
        written = ascii(bytes, offset, Math.min(length, JsonScanner.MAX_CHARS));
    }
}
