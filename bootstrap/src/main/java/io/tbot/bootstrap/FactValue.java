package io.tbot.bootstrap;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Objects of the bot as values of {@link OrderFacts}, which holds only what never changes: the object itself where its
 * class is known to be so, its text where it is another number, text or UUID.
 *
 * <p>Threads: any, without waiting. Errors: what is none of these is left out and counted in {@link #refused}.
 */
public final class FactValue {
    /** Values left out. A benign race: two at the same moment may count once. */
    public static int refused;

    private FactValue() {}

    /** What the facts may hold of {@code value}; {@code null} where that is nothing. */
    @HotPath
    public static @Nullable Object of(@Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Enum) {
            return value;
        }
        Class<?> type = value.getClass();
        boolean settled = type == BigDecimal.class
                || type == Long.class
                || type == Integer.class
                || type == Double.class
                || type == Boolean.class
                || type == Character.class
                || type == BigInteger.class;
        return settled ? value : textOf(value);
    }

    /** Whether an object says yes. */
    @HotPath
    public static boolean isTrue(@Nullable Object value) {
        return Boolean.TRUE.equals(value);
    }

    private static @Nullable Object textOf(Object value) {
        if (value instanceof Number || value instanceof CharSequence || value instanceof UUID) {
            return value.toString();
        }
        refused++;
        return null;
    }
}
