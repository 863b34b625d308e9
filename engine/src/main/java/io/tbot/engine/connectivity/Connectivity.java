package io.tbot.engine.connectivity;

import io.tbot.bootstrap.HotPath;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.WallClock;
import org.jspecify.annotations.Nullable;

/**
 * The ways to the venues: what their answers say of limits and time, how their connections live, how healthy that is.
 *
 * <p>Threads: any of the bot's tell, nobody waits and nothing is allocated but on the first meeting of a venue, of an
 * allowance, and once a minute for the clock; the agent's threads work out what is shown, one at a time.
 */
public final class Connectivity {
    private static final String[] LIMIT_CODES = {"403", "418", "429"};

    /** Venues whose 403 means a limit: by address at Bybit, of the firewall at Binance. Source: their API pages. */
    private static final String[] FORBIDDING = {"bybit", "binance"};

    private final Measure measure;
    private final ConnectivityPoints points;
    private final WallClock wallClock;
    private final VenueLinks links = new VenueLinks();

    public Connectivity(Measure measure, Families families, WallClock wallClock) {
        this.measure = measure;
        this.points = new ConnectivityPoints(measure, families);
        this.wallClock = wallClock;
        families.beforeReading(() -> refresh(System.nanoTime()));
    }

    /** An answer of a venue is there, or none came ({@code status} 0). */
    @HotPath
    public void answered(
            String exchange, String endpoint, int status, long startNanos, long endNanos, ResponseHeaders headers) {
        VenueLink link = links.of(exchange);
        if (link != null && status > 0) {
            link.answered(endpoint, headers, startNanos, endNanos, wallClock.epochNanos(0));
        }
        if (headers.unread() > 0) {
            measure.count(points.unread, headers.unread(), exchange, null, null, null, null);
        }
        String code = limitCode(exchange, status);
        if (code != null) {
            violated(exchange, endpoint, code);
        }
    }

    @HotPath
    private static @Nullable String limitCode(String exchange, int status) {
        return switch (status) {
            case 429 -> LIMIT_CODES[2];
            case 418 -> LIMIT_CODES[1];
            case 403 -> forbids(exchange) ? LIMIT_CODES[0] : null;
            default -> null;
        };
    }

    @HotPath
    private static boolean forbids(String exchange) {
        for (int i = 0; i < FORBIDDING.length; i++) {
            if (FORBIDDING[i].equals(exchange)) {
                return true;
            }
        }
        return false;
    }

    /** The venue refused a call for a limit; {@code code} is a status or the code in a body, of a bounded number. */
    @HotPath
    public void violated(String exchange, @Nullable String endpoint, String code) {
        measure.count(points.violation, 1, exchange, endpoint, code, null, null);
    }

    /**
     * An allowance as a body tells it: Binance's {@code rateLimits}.
     *
     * @param orders whether it counts orders; else request weight
     * @param used negative where the body tells only the limit
     */
    public void limit(String exchange, boolean orders, int windowSeconds, long limit, long used) {
        VenueLink link = links.of(exchange);
        int kind = orders ? HeaderKind.ORDERS : HeaderKind.WEIGHT;
        long now = System.nanoTime();
        RateWindow window = link == null || windowSeconds <= 0 ? null : link.windows.of(kind, windowSeconds, null, now);
        if (window == null) {
            return;
        }
        if (limit > 0) {
            window.limit(limit);
        }
        if (used >= 0) {
            window.used(used, now);
        }
    }

    /**
     * The venue told its time in the answer to a request.
     *
     * @param epochNanos since 1970, cut off to {@code resolutionNanos}
     */
    @HotPath
    public void serverTime(String exchange, long startNanos, long endNanos, long epochNanos, long resolutionNanos) {
        VenueLink link = links.of(exchange);
        if (link != null && isTime(epochNanos)) {
            long offset = wallClock.epochNanos(0);
            link.stamps.told(endNanos, startNanos + offset, endNanos + offset, epochNanos, resolutionNanos);
        }
    }

    /** The venue told its time in a message that it sent by itself, which bounds its clock from one side only. */
    @HotPath
    public void sent(String exchange, long arrivalNanos, long epochNanos, long resolutionNanos) {
        VenueLink link = links.of(exchange);
        if (link != null && isTime(epochNanos)) {
            long arrival = wallClock.epochNanos(arrivalNanos);
            link.stamps.told(arrivalNanos, Long.MIN_VALUE, arrival, epochNanos, resolutionNanos);
        }
    }

    /** Within this century and the last third of the one before, which no sum below can leave. */
    @HotPath
    private static boolean isTime(long epochNanos) {
        return epochNanos > 0 && epochNanos < 4_102_444_800_000_000_000L;
    }

    /** How far the venue's clock is ahead of this machine's, in nanoseconds; NaN where nobody knows. */
    public double offsetNanos(String exchange) {
        ClockOffset.Bounds bounds = clock(exchange);
        return bounds == null ? Double.NaN : bounds.offsetNanos();
    }

    /** How far {@link #offsetNanos} may be off; NaN where nobody knows. */
    public double offsetErrorNanos(String exchange) {
        ClockOffset.Bounds bounds = clock(exchange);
        return bounds == null ? Double.NaN : bounds.errorNanos();
    }

    private ClockOffset.@Nullable Bounds clock(String exchange) {
        VenueLink link = links.of(exchange);
        return link == null ? null : link.clock(System.nanoTime());
    }

    /** How many venues are followed. */
    int venues() {
        return links.all().size();
    }

    /** Works out what is shown. */
    synchronized void refresh(long nowNanos) {
        for (VenueLink link : links.all()) {
            ClockOffset.Bounds clock = link.clock(nowNanos);
            points.clockOffset.set(clock == null ? Double.NaN : clock.offsetNanos() / 1e9, link.exchange);
            points.clockError.set(clock == null ? Double.NaN : clock.errorNanos() / 1e9, link.exchange);
            long epoch = wallClock.epochNanos(nowNanos) + (clock == null ? 0 : (long) clock.offsetNanos());
            long retry = link.retryAfterNanos(nowNanos, epoch);
            points.retryAfter.set(retry == 0 ? Double.NaN : retry / 1e9, link.exchange);
            for (RateWindow window : link.windows.all()) {
                show(link.exchange, window, link.usage(window, nowNanos, epoch, clock));
            }
        }
    }

    private void show(String exchange, RateWindow window, RateWindow.@Nullable Usage usage) {
        points.used.set(usage == null ? Double.NaN : known(usage.used()), exchange, window.type);
        points.limit.set(usage == null ? Double.NaN : known(usage.limit()), exchange, window.type);
        points.remaining.set(usage == null ? Double.NaN : known(usage.remaining()), exchange, window.type);
        points.usedRatio.set(usage == null ? Double.NaN : usage.usedRatio(), exchange, window.type);
        points.reset.set(usage == null ? Double.NaN : usage.resetSeconds(), exchange, window.type);
        points.exhaustion.set(usage == null ? Double.NaN : usage.exhaustionSeconds(), exchange, window.type);
    }

    private static double known(long value) {
        return value < 0 ? Double.NaN : value;
    }
}
