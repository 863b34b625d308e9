package io.tbot.engine.connectivity;

import io.tbot.bootstrap.HotPath;

/**
 * Tells from a header's name what it says. Names are matched without case and without a copy; most others are refused
 * by their first letter or their length.
 *
 * <p>Threads: any. Source: spec trading A3, which lists the venues' own pages.
 */
final class HeaderNames {
    private static final int KIND_BITS = 8;
    private static final int MAX_COUNT = 9999;
    private static final int MAX_WINDOW_NAME = 5;
    private static final int MAX_LENGTH = 40;

    /** What the names below begin with. */
    private static final String FIRST = "xXdDrRgGaAcC";

    private static final String[] NAMES = {
        "date",
        "age",
        "retry-after",
        "x-bapi-limit",
        "x-bapi-limit-status",
        "x-bapi-limit-reset-timestamp",
        "x-ratelimit-limit",
        "x-ratelimit-remaining",
        "x-ratelimit-reset",
        "x-rate-limit-limit",
        "x-rate-limit-remaining",
        "x-rate-limit-reset",
        "ratelimit-limit",
        "ratelimit-remaining",
        "ratelimit-reset",
        "cb-ratelimit-limit",
        "cb-ratelimit-remaining",
        "cb-ratelimit-reset",
        "gw-ratelimit-limit",
        "gw-ratelimit-remaining",
        "gw-ratelimit-reset",
        "ratelimit",
        "ratelimit-policy",
    };

    private static final int[] KINDS = {
        HeaderKind.DATE,
        HeaderKind.AGE,
        HeaderKind.RETRY_AFTER,
        HeaderKind.ENDPOINT_LIMIT,
        HeaderKind.ENDPOINT_REMAINING,
        HeaderKind.ENDPOINT_RESET,
        HeaderKind.LIMIT,
        HeaderKind.REMAINING,
        HeaderKind.RESET,
        HeaderKind.LIMIT,
        HeaderKind.REMAINING,
        HeaderKind.RESET,
        HeaderKind.LIMIT,
        HeaderKind.REMAINING,
        HeaderKind.RESET,
        HeaderKind.LIMIT,
        HeaderKind.REMAINING,
        HeaderKind.RESET,
        HeaderKind.LIMIT,
        HeaderKind.REMAINING,
        HeaderKind.RESET_MILLIS,
        HeaderKind.STATE,
        HeaderKind.POLICY,
    };

    /** Names that end in a window: {@code -1M} is a minute. */
    private static final String[] PREFIXES = {
        "x-mbx-used-weight-", "x-mbx-order-count-", "x-sapi-used-ip-weight-", "x-sapi-used-uid-weight-",
    };

    private static final int[] PREFIX_KINDS = {
        HeaderKind.WEIGHT, HeaderKind.ORDERS, HeaderKind.SAPI_IP_WEIGHT, HeaderKind.SAPI_UID_WEIGHT,
    };

    private HeaderNames() {}

    /** A {@link HeaderKind} and the seconds of the window in the name, packed; 0 where the name means nothing here. */
    @HotPath
    static long of(String name) {
        int length = name.length();
        if (length < 3 || length > MAX_LENGTH || FIRST.indexOf(name.charAt(0)) < 0) {
            return HeaderKind.NONE;
        }
        for (int i = 0; i < NAMES.length; i++) {
            if (NAMES[i].length() == length && begins(name, NAMES[i])) {
                return KINDS[i];
            }
        }
        for (int i = 0; i < PREFIXES.length; i++) {
            if (PREFIXES[i].length() < length && begins(name, PREFIXES[i])) {
                int seconds = seconds(name, PREFIXES[i].length());
                return seconds == 0 ? HeaderKind.NONE : ((long) seconds << KIND_BITS) | PREFIX_KINDS[i];
            }
        }
        return HeaderKind.NONE;
    }

    @HotPath
    static int kind(long packed) {
        return (int) packed & ((1 << KIND_BITS) - 1);
    }

    /** Length of the window that the name tells; 0 for none. */
    @HotPath
    static int seconds(long packed) {
        return (int) (packed >>> KIND_BITS);
    }

    /** Whether the name begins with these lower-case characters, in any case. */
    @HotPath
    private static boolean begins(String name, String lower) {
        for (int i = lower.length() - 1; i >= 0; i--) {
            char c = name.charAt(i);
            char small = c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
            if (small != lower.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** {@code 10S}, {@code 1M}, {@code 1H}, {@code 1D}; 0 for anything else. */
    @HotPath
    private static int seconds(String name, int from) {
        int unitAt = name.length() - 1;
        if (unitAt <= from || name.length() - from > MAX_WINDOW_NAME) {
            return 0;
        }
        int count = 0;
        for (int i = from; i < unitAt; i++) {
            int digit = name.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            count = count * 10 + digit;
        }
        return count > MAX_COUNT ? 0 : count * unitSeconds(name.charAt(unitAt));
    }

    @HotPath
    private static int unitSeconds(char unit) {
        return switch (unit) {
            case 's', 'S' -> 1;
            case 'm', 'M' -> 60;
            case 'h', 'H' -> 3600;
            case 'd', 'D' -> 86_400;
            default -> 0;
        };
    }
}
