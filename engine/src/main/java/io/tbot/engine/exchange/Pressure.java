package io.tbot.engine.exchange;

import io.tbot.bootstrap.HotPath;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a connection's messages come faster than the bot handles them: a message that is handed over right
 * after the handler of the one before ended has waited for it.
 *
 * <p>Threads: the one that delivers the connection's messages, one at a time. Errors: a message that happens to come in
 * the moment after a handler's end (5 % of its time, 100 us at least) is taken for one that waited; how long it waited
 * is not known, at most as long as the handler before took, which is what the severity goes by.
 */
final class Pressure {
    /** What no other message need wait for; bursts of messages that take less are the rule. */
    private static final long MIN_NANOS = 1_000_000L;

    /** Source: thresholds of spec original-module 1.7 for WebSocket handlers. */
    private static final long MEDIUM_NANOS = 20_000_000L;

    private static final long HIGH_NANOS = 100_000_000L;
    private static final long MIN_PAUSE_NANOS = 100_000L;
    private static final int PAUSE_SHARE = 20;

    private long tookNanos;
    private long endNanos;

    /** Takes a message that was handled; the severity of its wait, {@code null} where it did not wait. */
    @HotPath
    @Nullable
    String handled(long startNanos, long endNanos) {
        long before = tookNanos;
        long pause = startNanos - this.endNanos;
        tookNanos = endNanos - startNanos;
        this.endNanos = endNanos;
        if (before < MIN_NANOS || pause > Math.max(MIN_PAUSE_NANOS, before / PAUSE_SHARE)) {
            return null;
        }
        if (before < MEDIUM_NANOS) {
            return "low";
        }
        return before < HIGH_NANOS ? "medium" : "high";
    }
}
