package io.tbot.engine.alert.channel;

import org.jspecify.annotations.Nullable;

/**
 * How much a receiver takes: on the average, at once, and in any period at all.
 *
 * @param count so many in each period, on the average
 * @param burst so many at once
 */
public record Rate(int count, long periodNanos, int burst) {
    private static final long SECOND = 1_000_000_000L;

    static Rate perSecond(int count, int burst) {
        return new Rate(count, SECOND, burst);
    }

    static Rate perMinute(int count, int burst) {
        return new Rate(count, 60 * SECOND, burst);
    }

    /** No more than so many in any period, however it is cut. */
    public int most() {
        return Math.max(count, burst);
    }

    /** Nanoseconds from one to the next. */
    public long spacingNanos() {
        return periodNanos / count;
    }

    /** {@code 1/s}, {@code 20/min}, {@code 500/h}; {@code null} where the text is no such thing. */
    static @Nullable Rate parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1 || slash > 6) {
            return null;
        }
        long period = switch (text.substring(slash + 1).strip()) {
            case "s" -> SECOND;
            case "m", "min" -> 60 * SECOND;
            case "h" -> 3600 * SECOND;
            default -> 0;
        };
        int count = 0;
        for (char c : text.substring(0, slash).strip().toCharArray()) {
            count = c >= '0' && c <= '9' && count >= 0 ? count * 10 + (c - '0') : -1;
        }
        return period == 0 || count < 1 ? null : new Rate(count, period, Math.max(1, (int) (count * SECOND / period)));
    }
}
