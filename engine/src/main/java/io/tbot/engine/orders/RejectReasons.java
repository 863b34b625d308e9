package io.tbot.engine.orders;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the exception that a call ended with says about the order: its class is the reason, never its message.
 *
 * <p>Threads: any. Shape: at most {@value #MAX_KNOWN} classes remembered; more are named anew each time.
 */
final class RejectReasons {
    /** The library or venue has no such call: a bot that tries what is there, and no reject. */
    static final String NOT_OFFERED = "not_offered";

    /** Nobody knows whether the venue took it: a lost connection, a timeout, an answer of 5xx. */
    static final String UNKNOWN = "unknown";

    private static final int MAX_KNOWN = 256;

    private final Map<Class<?>, String> known = new ConcurrentHashMap<>();

    String of(Throwable thrown) {
        Class<?> type = thrown.getClass();
        String reason = known.get(type);
        if (reason == null) {
            reason = name(type);
            if (known.size() < MAX_KNOWN) {
                known.put(type, reason);
            }
        }
        return reason;
    }

    /** {@code FundsExceededException} is {@code funds_exceeded}. */
    private static String name(Class<?> type) {
        String bare = type.getSimpleName().replaceAll("(Exception|Error)$", "");
        return bare.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
