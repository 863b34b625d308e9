package io.tbot.engine.connectivity;

import io.tbot.bootstrap.HotPath;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the way to one venue.
 *
 * <p>Threads: any of the bot's write, any of the agent's read; the parts say how.
 */
final class VenueLink {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;

    /** From here on a number of seconds is a time since 1970: 2001, or a countdown of 31 years. */
    private static final long MIN_EPOCH_SECONDS = 1_000_000_000L;

    /** From here on it is one of milliseconds. */
    private static final long MIN_EPOCH_MILLIS = 100_000_000_000L;

    /** The year 2199; later does not fit into nanoseconds. */
    private static final long MAX_EPOCH_SECONDS = 7_258_118_400L;

    /** Ten times the longest ban that a venue documents, which is three days; a longer countdown is cut to it. */
    private static final long MAX_SECONDS = 30 * 86_400L;

    /** A server may put a date on several answers; the usual ones renew it within a few milliseconds. */
    private static final long DATE_RESOLUTION_NANOS = SECOND + 10 * MILLI;

    final String exchange;
    final RateWindows windows = new RateWindows();
    final SocketHistory sockets = new SocketHistory();

    /** By times of milliseconds or finer. */
    final ClockOffset stamps = new ClockOffset();
    /** By the dates of answers, which another machine of the venue's may write. */
    final ClockOffset dates = new ClockOffset();

    private volatile long retryNanos;
    private volatile long retryEpochNanos;
    private volatile boolean retries;

    VenueLink(String exchange) {
        this.exchange = exchange;
    }

    /**
     * Takes what the headers of an answer said.
     *
     * @param epochOffsetNanos what to add to {@link System#nanoTime} for nanoseconds since 1970
     */
    @HotPath
    void answered(String endpoint, ResponseHeaders headers, long startNanos, long endNanos, long epochOffsetNanos) {
        long dateSeconds = headers.dateSeconds();
        if (dateSeconds != HeaderValues.NONE) {
            dates.told(
                    endNanos,
                    startNanos + epochOffsetNanos,
                    endNanos + epochOffsetNanos,
                    dateSeconds * SECOND,
                    DATE_RESOLUTION_NANOS);
        }
        int size = headers.size();
        for (int i = 0; i < size; i++) {
            use(headers, i, endpoint, endNanos);
        }
        for (int i = 0; i < size; i++) {
            reset(headers, i, endpoint, endNanos);
        }
    }

    @HotPath
    private void use(ResponseHeaders headers, int i, String endpoint, long nowNanos) {
        int kind = headers.kind(i);
        long value = headers.value(i);
        switch (kind) {
            case HeaderKind.WEIGHT, HeaderKind.ORDERS, HeaderKind.SAPI_IP_WEIGHT, HeaderKind.SAPI_UID_WEIGHT -> {
                RateWindow window = windows.of(kind, headers.windowSeconds(i), null, nowNanos);
                if (window != null) {
                    window.used(value, nowNanos);
                }
            }
            case HeaderKind.LIMIT, HeaderKind.REMAINING, HeaderKind.LENGTH -> use(kind, null, value, nowNanos);
            case HeaderKind.ENDPOINT_LIMIT -> use(HeaderKind.LIMIT, endpoint, value, nowNanos);
            case HeaderKind.ENDPOINT_REMAINING -> use(HeaderKind.REMAINING, endpoint, value, nowNanos);
            default -> {}
        }
    }

    @HotPath
    private void use(int kind, @Nullable String endpoint, long value, long nowNanos) {
        RateWindow window = windows.of(HeaderKind.LIMIT, 0, endpoint, nowNanos);
        if (window == null) {
            return;
        }
        switch (kind) {
            case HeaderKind.LIMIT -> window.limit(value);
            case HeaderKind.LENGTH -> window.length(Math.min(value, MAX_SECONDS));
            default -> {
                window.noReset();
                window.remaining(value, nowNanos);
            }
        }
    }

    @HotPath
    private void reset(ResponseHeaders headers, int i, String endpoint, long nowNanos) {
        long value = headers.value(i);
        switch (headers.kind(i)) {
            case HeaderKind.RESET -> resetSeconds(value, nowNanos);
            case HeaderKind.RESET_MILLIS -> resetIn(value * MILLI, nowNanos);
            case HeaderKind.ENDPOINT_RESET -> resetAt(endpoint, value * MILLI, nowNanos);
            case HeaderKind.RETRY_AFTER -> {
                retryNanos = nowNanos + Math.min(value, MAX_SECONDS) * SECOND;
                retryEpochNanos = 0;
                retries = true;
            }
            case HeaderKind.RETRY_AT -> {
                retryEpochNanos = value * SECOND;
                retries = true;
            }
            default -> {}
        }
    }

    @HotPath
    private void resetSeconds(long value, long nowNanos) {
        if (value >= MIN_EPOCH_MILLIS) {
            resetAt(null, value * MILLI, nowNanos);
        } else if (value >= MIN_EPOCH_SECONDS) {
            resetAt(null, Math.min(value, MAX_EPOCH_SECONDS) * SECOND, nowNanos);
        } else {
            resetIn(Math.min(value, MAX_SECONDS) * SECOND, nowNanos);
        }
    }

    @HotPath
    private void resetIn(long nanos, long nowNanos) {
        RateWindow window = windows.of(HeaderKind.LIMIT, 0, null, nowNanos);
        if (window != null) {
            window.resetAt(nowNanos + Math.min(nanos, MAX_SECONDS * SECOND));
        }
    }

    @HotPath
    private void resetAt(@Nullable String endpoint, long epochNanos, long nowNanos) {
        RateWindow window = windows.of(HeaderKind.LIMIT, 0, endpoint, nowNanos);
        if (window != null) {
            window.resetAtEpoch(epochNanos);
        }
    }

    /** How long the venue still wants to be left alone; 0 where it does not. */
    long retryAfterNanos(long nowNanos, long venueEpochNanos) {
        if (!retries) {
            return 0;
        }
        long epochNanos = retryEpochNanos;
        long left = epochNanos == 0 ? retryNanos - nowNanos : epochNanos - venueEpochNanos;
        return Math.max(0, Math.min(left, MAX_SECONDS * SECOND));
    }

    /** What is known of an allowance now; {@code null} for nothing. */
    RateWindow.@Nullable Usage usage(
            RateWindow window,
            long nowNanos,
            long venueEpochNanos,
            ClockOffset.@Nullable Bounds clock,
            long toldLimit) {
        double errorNanos = clock == null ? 0 : clock.errorNanos();
        return window.usage(nowNanos, venueEpochNanos, errorNanos, toldLimit);
    }

    /** The narrower of the two estimates; {@code null} where there is none. */
    ClockOffset.@Nullable Bounds clock(long nowNanos) {
        ClockOffset.Bounds byStamp = stamps.bounds(nowNanos);
        ClockOffset.Bounds byDate = dates.bounds(nowNanos);
        return byStamp == null || (byDate != null && byDate.errorNanos() < byStamp.errorNanos()) ? byDate : byStamp;
    }
}
