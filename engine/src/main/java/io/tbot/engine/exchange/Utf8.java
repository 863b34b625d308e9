package io.tbot.engine.exchange;

import io.tbot.bootstrap.HotPath;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes a payload is on the wire, without encoding it. A surrogate counts two bytes, so that a pair counts
 * four even where it is split between two parts of a message. Ends with the text.
 */
final class Utf8 {
    private Utf8() {}

    @HotPath
    static long bytesOf(@Nullable Object payload) {
        if (payload instanceof String text) {
            return length(text);
        }
        if (payload instanceof ByteBuffer buffer) {
            return buffer.remaining();
        }
        if (payload instanceof CharBuffer buffer && buffer.hasArray()) {
            int from = buffer.arrayOffset() + buffer.position();
            return length(buffer.array(), from, from + buffer.remaining());
        }
        return payload instanceof CharSequence text ? length(text) : 0;
    }

    @HotPath
    private static long length(String text) {
        int length = text.length();
        long bytes = length;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                bytes += extra(c);
            }
        }
        return bytes;
    }

    @HotPath
    private static long length(char[] chars, int from, int to) {
        long bytes = (long) to - from;
        for (int i = from; i < to; i++) {
            char c = chars[i];
            if (c >= 0x80) {
                bytes += extra(c);
            }
        }
        return bytes;
    }

    @HotPath
    private static long length(CharSequence text) {
        int length = text.length();
        long bytes = length;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                bytes += extra(c);
            }
        }
        return bytes;
    }

    /** Bytes beyond the first. */
    @HotPath
    private static int extra(char c) {
        return c < 0x800 || (c >= 0xD800 && c <= 0xDFFF) ? 1 : 2;
    }
}
