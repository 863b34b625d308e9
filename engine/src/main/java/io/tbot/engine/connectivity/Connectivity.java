package io.tbot.engine.connectivity;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.engine.config.ExchangeRule;
import io.tbot.engine.config.HealthRule;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Refreshed;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.measure.Windows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The ways to the venues: what their answers say of limits and time, how their connections live, how healthy that is.
 *
 * <p>Threads: any of the bot's tell, nobody waits and nothing is allocated but on the first meeting of a venue, of an
 * allowance, and once a minute for the clock; the agent's threads work out what is shown, one at a time.
 */
public final class Connectivity implements Refreshed {
    private static final long MAX_ERROR_NANOS = 5_000_000;

    /** Close code of RFC 6455 for an end that both sides wanted. */
    private static final int NORMAL = 1000;

    private static final String[] LIMIT_CODES = {"403", "418", "429"};

    /** Venues whose 403 means a limit: by address at Bybit, of the firewall at Binance. Source: their API pages. */
    private static final String[] FORBIDDING = {"bybit", "binance"};

    private final Measure measure;
    private final ConnectivityPoints points;
    private final Windows windows;
    private final WallClock wallClock;
    private final List<LinkStates.Source> sources = new CopyOnWriteArrayList<>();
    private final VenueLinks links = new VenueLinks();
    private volatile ExchangeRules rules = new ExchangeRules(List.of());

    public Connectivity(Measure measure, Families families, Windows windows, WallClock wallClock) {
        this.measure = measure;
        this.windows = windows;
        this.points = new ConnectivityPoints(measure, families);
        this.wallClock = wallClock;
        families.beforeReading(this);
    }

    /** Asks this one, too, which connections stand. */
    public void ask(LinkStates.Source source) {
        sources.add(source);
    }

    /** Takes other rules for limits and health. */
    public void judge(List<ExchangeRule> exchanges) {
        rules = new ExchangeRules(exchanges);
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

    /** Whether the status alone says that the venue refused a call for a limit; such answers are counted here. */
    @HotPath
    public static boolean isLimit(String exchange, int status) {
        return limitCode(exchange, status) != null;
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
    @HotPath
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

    /**
     * {@link #offsetNanos} where it is at most {@value #MAX_ERROR_NANOS} ns off, which leaves a latency corrected by it
     * its meaning; {@link OrderFacts#NONE} otherwise.
     */
    public long knownOffsetNanos(String exchange) {
        ClockOffset.Bounds bounds = clock(exchange);
        return bounds == null || bounds.errorNanos() > MAX_ERROR_NANOS ? OrderFacts.NONE : (long) bounds.offsetNanos();
    }

    private ClockOffset.@Nullable Bounds clock(String exchange) {
        VenueLink link = links.of(exchange);
        return link == null ? null : link.clock(System.nanoTime());
    }

    /**
     * A WebSocket connection is up.
     *
     * @param again whether it replaces one that ended
     * @param missed whether that one ended otherwise than as agreed
     */
    public void webSocketOpened(String exchange, boolean again, boolean missed) {
        VenueLink link = links.of(exchange);
        HealthRule rule = rules.of(exchange).health();
        if (link != null
                && link.sockets.opened(System.nanoTime(), again, missed, rule.stormConnects(), stormNanos(rule))) {
            measure.count(points.storms, 1, exchange, null, null, null, null);
        }
    }

    /** An attempt to open a WebSocket connection failed. */
    public void webSocketFailed(String exchange) {
        VenueLink link = links.of(exchange);
        HealthRule rule = rules.of(exchange).health();
        if (link != null && link.sockets.failed(System.nanoTime(), rule.stormConnects(), stormNanos(rule))) {
            measure.count(points.storms, 1, exchange, null, null, null, null);
        }
    }

    /** A WebSocket connection is gone. */
    public void webSocketEnded(String exchange, int code) {
        VenueLink link = links.of(exchange);
        if (link != null) {
            link.sockets.ended(System.nanoTime(), code == NORMAL);
        }
    }

    private static long stormNanos(HealthRule rule) {
        return rule.stormSeconds() * 1_000_000_000L;
    }

    /** How many venues are followed. */
    int venues() {
        return links.all().size();
    }

    /** All venues, by name, as they stand now. */
    public List<ExchangeReport> report() {
        return report(System.nanoTime());
    }

    private List<ExchangeReport> report(long nowNanos) {
        LinkStates states = new LinkStates();
        for (LinkStates.Source source : sources) {
            source.tell(states);
        }
        for (String exchange : states.exchanges()) {
            VenueLink unused = links.of(exchange);
        }
        List<VenueLink> all = links.all();
        List<ExchangeReport> reports = new ArrayList<>();
        if (!all.isEmpty()) {
            RecentTimes times = new RecentTimes(measure, windows);
            for (VenueLink link : all) {
                ExchangeRules.Rule rule = rules.of(link.exchange);
                ExchangeReport.State state = state(link, rule, states, times, nowNanos);
                reports.add(new ExchangeReport(link.exchange, state, new HealthGrades(rule.health())));
            }
        }
        return reports;
    }

    private ExchangeReport.State state(
            VenueLink link, ExchangeRules.Rule rule, LinkStates states, RecentTimes times, long nowNanos) {
        ClockOffset.Bounds clock = link.clock(nowNanos);
        long epochNanos = wallClock.epochNanos(nowNanos) + (clock == null ? 0 : (long) clock.offsetNanos());
        List<RateWindow.Usage> limits = new ArrayList<>();
        for (RateWindow window : link.windows.all()) {
            RateWindow.Usage usage = link.usage(window, nowNanos, epochNanos, clock, rule.limit(window.type));
            if (usage != null) {
                limits.add(usage);
            }
        }
        List<Long> silentNanos = states.silentNanos(link.exchange);
        Map<String, Boolean> sessions = states.sessions(link.exchange);
        HealthRule health = rule.health();
        return new ExchangeReport.State(
                times.calls(link.exchange),
                times.heartbeatNanos(link.exchange),
                times.fixHeartbeatNanos(sessions.keySet()),
                limits,
                link.retryAfterNanos(nowNanos, epochNanos) / 1e9,
                silentNanos.size(),
                link.sockets.missing(nowNanos),
                silentNanos.isEmpty() ? Double.NaN : Collections.max(silentNanos) / 1e9,
                link.sockets.recentConnects(nowNanos),
                link.sockets.isStorming(nowNanos, health.stormConnects(), stormNanos(health)),
                sessions,
                clock);
    }

    @Override
    public void refresh() {
        refresh(System.nanoTime());
    }

    /** Works out what is shown. */
    synchronized void refresh(long nowNanos) {
        for (ExchangeReport report : report(nowNanos)) {
            show(report.exchange, report);
        }
    }

    private void show(String exchange, ExchangeReport report) {
        ExchangeReport.State state = report.state;
        ClockOffset.Bounds clock = state.clock();
        points.clockOffset.set(clock == null ? Double.NaN : clock.offsetNanos() / 1e9, exchange);
        points.clockError.set(clock == null ? Double.NaN : clock.errorNanos() / 1e9, exchange);
        points.retryAfter.set(state.retryAfterSeconds() > 0 ? state.retryAfterSeconds() : Double.NaN, exchange);
        points.silent.set(state.silentSeconds(), exchange);
        points.connects.set(known(state.recentConnects()), exchange);
        points.storm.set(state.recentConnects() < 0 ? Double.NaN : state.storming() ? 1 : 0, exchange);
        points.health.set(report.health.score(), exchange);
        points.webSocketHealth.set(report.webSocketHealth.score(), exchange);
        for (SparseGauge gauge : points.allowances()) {
            gauge.begin(exchange);
        }
        for (RateWindow.Usage usage : state.limits()) {
            points.used.set(known(usage.used()), exchange, usage.type());
            points.limit.set(known(usage.limit()), exchange, usage.type());
            points.remaining.set(known(usage.remaining()), exchange, usage.type());
            points.usedRatio.set(usage.usedRatio(), exchange, usage.type());
            points.reset.set(usage.resetSeconds(), exchange, usage.type());
            points.exhaustion.set(usage.exhaustionSeconds(), exchange, usage.type());
        }
        for (SparseGauge gauge : points.allowances()) {
            gauge.end(exchange);
        }
    }

    private static double known(long value) {
        return value < 0 ? Double.NaN : value;
    }
}
