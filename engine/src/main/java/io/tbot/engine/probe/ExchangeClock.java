package io.tbot.engine.probe;

import io.tbot.bootstrap.HotPath;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * A venue's time, whatever its unit, as nanoseconds since 1970. Units are told apart by magnitude, which holds from
 * 1973 to 2286.
 */
final class ExchangeClock {
    private ExchangeClock() {}

    /** 0 where the value is no time. */
    @HotPath
    @SuppressWarnings("JavaUtilDate") // what the bot's own classes hold
    static long epochNanos(long epoch, @Nullable Object boxed) {
        if (boxed instanceof Date date) {
            return scaled(date.getTime());
        }
        if (boxed instanceof Instant instant) {
            return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
        }
        return scaled(boxed instanceof Number number ? number.longValue() : epoch);
    }

    @HotPath
    private static long scaled(long epoch) {
        if (epoch < 100_000_000L) {
            return 0;
        }
        if (epoch < 100_000_000_000L) {
            return epoch * 1_000_000_000L;
        }
        if (epoch < 100_000_000_000_000L) {
            return epoch * 1_000_000L;
        }
        return epoch < 100_000_000_000_000_000L ? epoch * 1_000L : epoch;
    }
}
