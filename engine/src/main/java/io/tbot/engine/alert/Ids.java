package io.tbot.engine.alert;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * Ids that sort by time and never come twice: UUIDs of version 7, of which those of one millisecond follow one another.
 *
 * <p>Threads: any; one lock. Errors: a clock that goes back is waited out by counting on. Source: RFC 9562 section 5.7
 * and, for the count, 6.2 method 1.
 */
public final class Ids {
    private static final int COUNT_BITS = 12;

    private final SecureRandom random = new SecureRandom();
    private long lastMillis;
    private int count;

    /** The next one. */
    public synchronized UUID next(long nowMillis) {
        if (nowMillis > lastMillis) {
            lastMillis = nowMillis;
            count = random.nextInt(1 << (COUNT_BITS - 1)); // room to count within the millisecond
        } else if (++count >= 1 << COUNT_BITS) {
            lastMillis++;
            count = 0;
        }
        long high = lastMillis << 16 | 7L << 12 | count;
        long low = random.nextLong() >>> 2 | 1L << 63;
        return new UUID(high, low);
    }
}
