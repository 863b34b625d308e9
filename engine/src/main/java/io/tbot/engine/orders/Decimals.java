package io.tbot.engine.orders;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of a source as decimals: {@code "0.1"}, {@code 0.1} and a {@link BigDecimal} are the same one.
 *
 * <p>Threads: any. Errors: what is no number, or not finite, or beyond {@value #MAX_DIGITS} characters or 10^±
 * {@value #MAX_EXPONENT}, is {@code null}; nothing is thrown. Not: number classes of the bot's own, whose code is not
 * run.
 */
final class Decimals {
    private static final int MAX_DIGITS = 64;

    /** The largest power of ten of a {@code double} is 308; nobody quotes beyond a tenth of that. */
    private static final int MAX_EXPONENT = 40;

    private Decimals() {}

    /** The number that came as an object, or else the one that came as a {@code double}; NaN for none. */
    static @Nullable BigDecimal of(@Nullable Object number, double primitive) {
        if (number != null) {
            return of(number);
        }
        return Double.isNaN(primitive) ? null : ofDouble(primitive);
    }

    static @Nullable BigDecimal of(@Nullable Object number) {
        if (number instanceof String text) {
            return ofText(text.trim());
        }
        if (number == null) {
            return null;
        }
        Class<?> type = number.getClass();
        if (type == BigDecimal.class) {
            return bounded((BigDecimal) number);
        }
        if (type == BigInteger.class) {
            return ((BigInteger) number).bitLength() > 200 ? null : bounded(new BigDecimal((BigInteger) number));
        }
        if (type == Double.class || type == Float.class) {
            return ofText(number.toString());
        }
        boolean whole = type == Long.class || type == Integer.class || type == Short.class || type == Byte.class;
        return whole ? BigDecimal.valueOf(((Number) number).longValue()) : null;
    }

    private static @Nullable BigDecimal ofDouble(double number) {
        return Double.isInfinite(number) ? null : bounded(BigDecimal.valueOf(number));
    }

    private static @Nullable BigDecimal ofText(String text) {
        // looked at before it is parsed: most of what is no number throws nothing
        if (text.isEmpty() || text.length() > MAX_DIGITS) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && "+-.eE".indexOf(c) < 0) {
                return null;
            }
        }
        try {
            return bounded(new BigDecimal(text));
        } catch (NumberFormatException none) {
            return null;
        }
    }

    /** The same number, if its size is one that sums stay finite with. */
    private static @Nullable BigDecimal bounded(BigDecimal number) {
        long exponent = (long) number.precision() - number.scale();
        boolean zero = number.signum() == 0;
        if (zero) {
            return Math.abs((long) number.scale()) > MAX_EXPONENT ? BigDecimal.ZERO : number;
        }
        return Math.abs(exponent) > MAX_EXPONENT || number.precision() > MAX_DIGITS ? null : number;
    }
}
