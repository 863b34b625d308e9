package io.tbot.engine.connectivity;

import io.tbot.bootstrap.HotPath;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * One allowance of a venue: how much of it is used, by the venue's own account in its last answer.
 *
 * <p>Threads: any of the bot's write, any of the agent's read; the last answer wins. Answers that cross on the wire may
 * leave the older account standing until the next one.
 *
 * <p>Shape: the last {@value #SAMPLES} accounts, a second or more apart, for the forecast.
 */
final class RateWindow {
    static final int SAMPLES = 64;
    private static final long UNKNOWN = -1;
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final int SAMPLE_GAP_MILLIS = 1000;

    /** Of an allowance whose window nobody told. */
    private static final long DEFAULT_FRESH_NANOS = 60 * SECOND;

    /** An endpoint's allowance is that of a second or five. */
    private static final long ENDPOINT_FRESH_NANOS = 10 * SECOND;

    /** The recent past that the forecast looks at. */
    private static final long HORIZON_NANOS = 60 * SECOND;

    final int kind;
    final int seconds;
    final @Nullable String endpoint;
    /** What the label says. */
    final String type;

    private final long bornNanos;
    private final AtomicLongArray samples = new AtomicLongArray(SAMPLES);
    private final AtomicInteger next = new AtomicInteger();

    private volatile long limit = UNKNOWN;
    private volatile long used = UNKNOWN;
    private volatile long remaining = UNKNOWN;
    private volatile long lengthSeconds;
    private volatile long resetNanos;
    private volatile long resetEpochNanos;
    private volatile boolean resets;
    private volatile long seenNanos;

    RateWindow(int kind, int seconds, @Nullable String endpoint, String type, long bornNanos) {
        this.kind = kind;
        this.seconds = seconds;
        this.endpoint = endpoint;
        this.type = type;
        this.bornNanos = bornNanos;
        this.lengthSeconds = seconds;
    }

    @HotPath
    void limit(long limit) {
        this.limit = limit;
    }

    @HotPath
    void length(long seconds) {
        lengthSeconds = seconds;
    }

    @HotPath
    void used(long used, long nowNanos) {
        this.used = used;
        seen(used, nowNanos);
    }

    @HotPath
    void remaining(long remaining, long nowNanos) {
        this.remaining = remaining;
        seen(-remaining, nowNanos);
    }

    /** The window ends at a moment of {@link System#nanoTime}. */
    @HotPath
    void resetAt(long nanos) {
        resetNanos = nanos;
        resetEpochNanos = 0;
        resets = true;
    }

    /** The window ends at a time of the venue's clock. */
    @HotPath
    void resetAtEpoch(long epochNanos) {
        resetEpochNanos = epochNanos;
        resets = true;
    }

    /** The window's end is not known. */
    @HotPath
    void noReset() {
        resets = false;
    }

    @HotPath
    private void seen(long spent, long nowNanos) {
        seenNanos = nowNanos;
        int millis = millis(nowNanos);
        int last = next.get();
        long sample = samples.get((last - 1) & (SAMPLES - 1));
        if (sample == 0 || millis - millisOf(sample) >= SAMPLE_GAP_MILLIS || spent < spentOf(sample)) {
            samples.set(next.getAndIncrement() & (SAMPLES - 1), ((long) millis << 32) | (clamped(spent) & 0xFFFFFFFFL));
        }
    }

    /** Milliseconds of this window's life, from 1; differences survive the overflow after 24 days. */
    @HotPath
    private int millis(long nowNanos) {
        int millis = (int) ((nowNanos - bornNanos) / MILLI) + 1;
        return millis == 0 ? 1 : millis;
    }

    @HotPath
    private static int clamped(long spent) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, spent));
    }

    @HotPath
    private static int millisOf(long sample) {
        return (int) (sample >> 32);
    }

    @HotPath
    private static int spentOf(long sample) {
        return (int) sample;
    }

    /**
     * What is known now; {@code null} where the last account is too old to mean anything.
     *
     * @param toldLimit by whoever knows better than the headers; negative for nobody
     * @param venueEpochNanos what the venue's clock shows now
     * @param errorNanos of that
     */
    @Nullable
    Usage usage(long nowNanos, long venueEpochNanos, double errorNanos, long toldLimit) {
        long age = nowNanos - seenNanos;
        long left = nanosToReset(nowNanos, venueEpochNanos);
        boolean ends = resets && left + age > (resetEpochNanos == 0 ? 0 : errorNanos);
        if ((used == UNKNOWN && remaining == UNKNOWN) || (ends ? left <= 0 : age > freshNanos())) {
            return null;
        }
        long limit = this.limit == UNKNOWN ? toldLimit : this.limit;
        long used = this.used;
        long remaining = this.remaining;
        if (used == UNKNOWN && remaining != UNKNOWN && limit != UNKNOWN) {
            used = Math.max(0, limit - remaining);
        }
        if (remaining == UNKNOWN && used != UNKNOWN && limit != UNKNOWN) {
            remaining = Math.max(0, limit - used);
        }
        double reset = ends ? left / 1e9 : Double.NaN;
        return new Usage(type, used, limit, remaining, reset, exhaustionSeconds(nowNanos, remaining, reset));
    }

    private long nanosToReset(long nowNanos, long venueEpochNanos) {
        long epochNanos = resetEpochNanos;
        return epochNanos != 0 ? epochNanos - venueEpochNanos : resetNanos - nowNanos;
    }

    private long freshNanos() {
        if (lengthSeconds > 0) {
            return lengthSeconds * SECOND;
        }
        return endpoint != null ? ENDPOINT_FRESH_NANOS : DEFAULT_FRESH_NANOS;
    }

    /**
     * Seconds until nothing is left at the recent rate; NaN where that lies beyond the window's end, where nothing was
     * used lately, or where less than a second was seen.
     */
    private double exhaustionSeconds(long nowNanos, long remaining, double resetSeconds) {
        if (remaining == UNKNOWN) {
            return Double.NaN;
        }
        if (remaining == 0) {
            return 0;
        }
        double seconds = remaining / rate(nowNanos);
        double end = Double.isNaN(resetSeconds) ? lengthSeconds : resetSeconds;
        return Double.isInfinite(seconds) || (end > 0 && seconds > end) ? Double.NaN : seconds;
    }

    /** Use per second since the oldest sample of the horizon after which nothing was given back. */
    private double rate(long nowNanos) {
        int now = millis(nowNanos);
        long horizon = HORIZON_NANOS / MILLI;
        if (lengthSeconds > 0) {
            horizon = Math.min(horizon, lengthSeconds * 1000);
        }
        long spentNow = clamped(used != UNKNOWN ? used : -remaining);
        long later = spentNow;
        long oldest = spentNow;
        int oldestMillis = now;
        int last = next.get();
        for (int i = 1; i <= SAMPLES; i++) {
            long sample = samples.get((last - i) & (SAMPLES - 1));
            if (sample == 0 || now - millisOf(sample) > horizon || spentOf(sample) > later) {
                break;
            }
            later = spentOf(sample);
            oldest = later;
            oldestMillis = millisOf(sample);
        }
        int span = now - oldestMillis;
        return span < SAMPLE_GAP_MILLIS ? 0 : (spentNow - oldest) * 1000.0 / span;
    }

    /**
     * The state of an allowance; -1 and NaN for what nobody knows.
     *
     * @param exhaustionSeconds until nothing is left at the recent rate
     */
    record Usage(String type, long used, long limit, long remaining, double resetSeconds, double exhaustionSeconds) {
        double usedRatio() {
            return used < 0 || limit <= 0 ? Double.NaN : Math.min(1, used / (double) limit);
        }
    }
}
