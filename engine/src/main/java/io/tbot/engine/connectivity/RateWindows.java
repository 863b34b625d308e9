package io.tbot.engine.connectivity;

import io.tbot.bootstrap.HotPath;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The allowances of one venue.
 *
 * <p>Threads: any; a known one costs a walk over a few entries, nobody waits. Shape: {@value #MAX}; one beyond is left
 * out.
 */
final class RateWindows {
    static final int MAX = 32;
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int DAY = 86_400;

    private final AtomicReferenceArray<@Nullable RateWindow> windows = new AtomicReferenceArray<>(MAX);

    /** The allowance of this kind, window and endpoint; {@code null} where there is no room for it. */
    @HotPath
    @Nullable
    RateWindow of(int kind, int seconds, @Nullable String endpoint, long nowNanos) {
        for (int i = 0; i < MAX; i++) {
            RateWindow window = windows.get(i);
            if (window == null) {
                return add(i, kind, seconds, endpoint, nowNanos);
            }
            if (is(window, kind, seconds, endpoint)) {
                return window;
            }
        }
        return null;
    }

    @HotPath
    private static boolean is(RateWindow window, int kind, int seconds, @Nullable String endpoint) {
        String known = window.endpoint;
        return window.kind == kind
                && window.seconds == seconds
                && (known == null ? endpoint == null : endpoint != null && known.equals(endpoint));
    }

    /** An allowance met for the first time. */
    private @Nullable RateWindow add(int free, int kind, int seconds, @Nullable String endpoint, long nowNanos) {
        RateWindow added = new RateWindow(kind, seconds, endpoint, type(kind, seconds, endpoint), nowNanos);
        for (int i = free; i < MAX; i++) {
            RateWindow present = windows.compareAndExchange(i, null, added);
            if (present == null) {
                return added;
            }
            if (is(present, kind, seconds, endpoint)) {
                return present;
            }
        }
        return null;
    }

    List<RateWindow> all() {
        List<RateWindow> all = new ArrayList<>();
        for (int i = 0; i < MAX; i++) {
            RateWindow window = windows.get(i);
            if (window != null) {
                all.add(window);
            }
        }
        return all;
    }

    private static String type(int kind, int seconds, @Nullable String endpoint) {
        return switch (kind) {
            case HeaderKind.WEIGHT -> "request_weight_" + text(seconds);
            case HeaderKind.ORDERS -> "orders_" + text(seconds);
            case HeaderKind.SAPI_IP_WEIGHT -> "sapi_ip_weight_" + text(seconds);
            case HeaderKind.SAPI_UID_WEIGHT -> "sapi_uid_weight_" + text(seconds);
            default -> endpoint == null ? "requests" : endpoint;
        };
    }

    /** {@code 1m}, {@code 10s}, {@code 1d}. */
    private static String text(int seconds) {
        if (seconds % DAY == 0) {
            return seconds / DAY + "d";
        }
        if (seconds % HOUR == 0) {
            return seconds / HOUR + "h";
        }
        return seconds % MINUTE == 0 ? seconds / MINUTE + "m" : seconds + "s";
    }
}
