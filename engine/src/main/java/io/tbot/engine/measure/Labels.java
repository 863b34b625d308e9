package io.tbot.engine.measure;

import io.tbot.bootstrap.HotPath;
import org.jspecify.annotations.Nullable;

/**
 * Label values as calls bring them: strings, enums, and boxed numbers, booleans and characters. Anything else is the
 * bot's own object, whose code is not run: it becomes {@link #UNREADABLE}.
 */
final class Labels {
    /** Stands for an object that is no label value. */
    static final String UNREADABLE = "unreadable";

    /** The value beyond a cap. */
    static final String OTHER = "other";

    private static final int MAX_LENGTH = 128;

    private Labels() {}

    /** The object itself where it can be a label, {@link #UNREADABLE} where not. */
    @HotPath
    static @Nullable Object readable(@Nullable Object value) {
        return value == null
                        || value instanceof String
                        || value instanceof Enum
                        || value instanceof Boolean
                        || value instanceof Integer
                        || value instanceof Long
                        || value instanceof Character
                ? value
                : UNREADABLE;
    }

    @HotPath
    static boolean same(@Nullable Object a, @Nullable Object b) {
        return a == b || (a != null && a.equals(b));
    }

    /** Spreads the labels of a call over a table; products that do not wait for each other. */
    @HotPath
    static int hash(
            int site,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4) {
        int a = l0 == null ? 0 : l0.hashCode();
        int b = l1 == null ? 0 : l1.hashCode() * 31;
        int c = l2 == null ? 0 : l2.hashCode() * 961;
        int d = l3 == null ? 0 : l3.hashCode() * 29_791;
        int e = l4 == null ? 0 : l4.hashCode() * 923_521;
        int h = (site * 131 + a) + (b + c) + (d + e);
        return h ^ (h >>> 15) ^ (h >>> 7);
    }

    /**
     * The text shown for a readable value: at most {@value #MAX_LENGTH} characters, no control characters, no lone
     * surrogates.
     */
    static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value instanceof Enum ? ((Enum<?>) value).name() : value.toString();
        int length = Math.min(text.length(), MAX_LENGTH);
        StringBuilder clean = null;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean pair =
                    Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1));
            boolean ok = pair || !(Character.isISOControl(c) || Character.isSurrogate(c));
            if (!ok && clean == null) {
                clean = new StringBuilder(length).append(text, 0, i);
            }
            if (clean != null && ok) {
                clean.append(c);
            }
            if (pair) {
                i++;
                if (clean != null) {
                    clean.append(text.charAt(i));
                }
            }
        }
        return clean == null ? text.substring(0, length) : clean.toString();
    }

    /** Whether no other value reads the same as this one, whose text is {@code text}: nothing was left out of it. */
    static boolean isText(@Nullable Object value, String text) {
        return !(value instanceof String whole) || whole.length() == text.length();
    }
}
