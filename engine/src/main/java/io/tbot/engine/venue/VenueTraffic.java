package io.tbot.engine.venue;

import io.tbot.bootstrap.HotPath;
import io.tbot.engine.config.ExchangeRule;
import io.tbot.engine.connectivity.Connectivity;
import io.tbot.engine.exchange.CallReader;
import io.tbot.engine.exchange.ReadCall;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.orders.CallFailures;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Orders as the bot's own REST calls tell of them, where the venue's profile knows the call.
 *
 * <p>Threads: any of the bot's; nobody waits. The agent's clock ends calls whose answers nobody reads. Shape: a call
 * that matters allocates its state (under 256 bytes) and the values it tells; one that does not, nothing.
 */
public final class VenueTraffic extends CallReader {
    private static final int WAITING = 256;

    /** Places that a call is looked for one in. */
    private static final int MAX_PROBES = 16;

    /** Time enough to read an answer; what is told later still bears the time of the answer. */
    private static final long PATIENCE_NANOS = 1_000_000_000L;

    private static final long MAX_WINDOW_SECONDS = 31L * 86_400;

    private final OrderFlow flow;
    private final ApiPoints points;
    private final CallFailures failures = new CallFailures();

    @SuppressWarnings("ThreadLocalUsage") // lives as long as the engine, of which there is one
    private final ThreadLocal<Scratch> scratches = new Scratches();

    private final AtomicReferenceArray<@Nullable ApiCall> waiting = new AtomicReferenceArray<>(WAITING);
    private volatile Profiles profiles;

    /** Who is told of limits and times; set before the first call. */
    private @Nullable Connectivity connectivity;

    public VenueTraffic(Measure measure, Families families, List<ExchangeRule> rules, OrderFlow flow) {
        this.flow = flow;
        points = new ApiPoints(measure, families);
        profiles = new Profiles(rules);
    }

    /** Tells of limits and times from now on. */
    public void tell(Connectivity connectivity) {
        this.connectivity = connectivity;
    }

    /** Takes other profiles; calls under way keep theirs. */
    public void reread(List<ExchangeRule> rules) {
        Profiles next = new Profiles(rules);
        next.prepare();
        profiles = next;
    }

    /** Makes the venues' profiles ahead of the bot's first order; on a thread of the agent's. */
    public void prepare() {
        profiles.prepare();
    }

    @Override
    @HotPath
    public boolean reads(String exchange) {
        return profiles.of(exchange) != null;
    }

    @Override
    @HotPath
    public @Nullable ReadCall begin(
            String exchange,
            @Nullable String method,
            @Nullable String path,
            @Nullable String query,
            long startNanos,
            long wireNanos) {
        Profile profile = profiles.of(exchange);
        if (profile == null || path == null) {
            return null;
        }
        String verb = method == null ? "GET" : method;
        Route route = profile.route(verb, path);
        Route read = route == null ? profile.unnamed : route;
        if (read == null || read.general) {
            return read == null ? null : begun(profile, read, exchange, wireNanos);
        }
        return begun(profile, read, exchange, verb, path, query, startNanos, wireNanos);
    }

    /** A call that is about no order, but whose answer may tell of time and limits. */
    private ReadCall begun(Profile profile, Route route, String exchange, long wireNanos) {
        return new GeneralCall(this, profile, route, exchange, wireNanos);
    }

    /** A call that matters: its state is what it allocates. */
    private ReadCall begun(
            Profile profile,
            Route route,
            String exchange,
            String method,
            String path,
            @Nullable String query,
            long startNanos,
            long wireNanos) {
        ApiCall call = new ApiCall(this, profile, route, exchange, path, query, startNanos, wireNanos);
        if (!route.readsBody() || method.equals("GET") || method.equals("DELETE")) {
            call.begin(null);
        }
        return call;
    }

    /** Reads an answer that belongs to the order call that is open on this thread. */
    void readAnswer(Profile profile, Route route, String exchange, @Nullable Object symbol, String text) {
        long nanos = System.nanoTime();
        ApiCall call = new ApiCall(this, profile, route, exchange, null, null, nanos, nanos);
        call.asks(symbol);
        call.responseBody(text, 0, text.length());
        call.answered(200, null, nanos, false);
    }

    /**
     * The venue refused a call for a limit, as its answer's body says.
     *
     * @param endpoint {@code null} where the call is counted elsewhere
     * @param status of the answer: where that alone says it, it is counted there
     */
    @HotPath
    void refused(String exchange, @Nullable String endpoint, int status, String limit) {
        Connectivity connectivity = this.connectivity;
        if (connectivity != null && endpoint != null && !Connectivity.isLimit(exchange, status)) {
            connectivity.violated(exchange, endpoint, limit);
        }
    }

    /** The venue told in a message that it refused one for a limit. */
    @HotPath
    void refused(String exchange, String limit) {
        Connectivity connectivity = this.connectivity;
        if (connectivity != null) {
            connectivity.violated(exchange, null, limit);
        }
    }

    /** The venue told its time in the answer to a request that left at {@code wireNanos}. */
    @HotPath
    void timed(String exchange, long wireNanos, Found found) {
        Connectivity connectivity = this.connectivity;
        long epochNanos = found.epochNanos(Fact.TIME);
        if (connectivity != null && epochNanos != 0) {
            long resolution = found.resolutionNanos(Fact.TIME);
            connectivity.serverTime(exchange, wireNanos, System.nanoTime(), epochNanos, resolution);
        }
    }

    /** The venue told of an allowance. */
    @HotPath
    void allowed(String exchange, Found found) {
        Connectivity connectivity = this.connectivity;
        boolean orders = found.is(Fact.LIMIT_TYPE, "ORDERS");
        long seconds = found.number(Fact.LIMIT_INTERVAL_NUM, 0) * secondsOf(found);
        if (connectivity != null && seconds > 0 && (orders || found.is(Fact.LIMIT_TYPE, "REQUEST_WEIGHT"))) {
            long limit = found.number(Fact.LIMIT, -1);
            long used = found.number(Fact.LIMIT_USED, -1);
            connectivity.limit(exchange, orders, (int) Math.min(seconds, MAX_WINDOW_SECONDS), limit, used);
        }
    }

    /** Source: Binance's API documents, ENUM of rate limit intervals. */
    @HotPath
    private static int secondsOf(Found found) {
        if (found.is(Fact.LIMIT_INTERVAL, "SECOND")) {
            return 1;
        }
        if (found.is(Fact.LIMIT_INTERVAL, "MINUTE")) {
            return 60;
        }
        return found.is(Fact.LIMIT_INTERVAL, "HOUR") ? 3600 : found.is(Fact.LIMIT_INTERVAL, "DAY") ? 86_400 : 0;
    }

    OrderFlow flow() {
        return flow;
    }

    ApiPoints points() {
        return points;
    }

    CallFailures failures() {
        return failures;
    }

    @HotPath
    Scratch scratch() {
        return scratches.get();
    }

    @HotPath
    Profiles profiles() {
        return profiles;
    }

    /** Keeps a call until its answer is read. */
    @HotPath
    void await(ApiCall call) {
        int first = System.identityHashCode(call) & (WAITING - 1);
        for (int i = 0; i < MAX_PROBES; i++) {
            int place = (first + i) & (WAITING - 1);
            if (waiting.compareAndSet(place, null, call)) {
                call.place = place;
                return;
            }
        }
        points.lost(call.exchange(), "too_many_answers");
        call.end();
    }

    /** The answer is read, or given up. */
    @HotPath
    void forget(ApiCall call) {
        int place = call.place;
        if (place >= 0) {
            waiting.compareAndSet(place, call, null);
        }
    }

    /** Ends the calls whose answers nobody has read; the agent's clock calls it. */
    public void endUnread() {
        endUnread(System.nanoTime());
    }

    void endUnread(long nowNanos) {
        for (int i = 0; i < WAITING; i++) {
            ApiCall call = waiting.get(i);
            if (call != null && nowNanos - call.answerNanos > PATIENCE_NANOS) {
                waiting.compareAndSet(i, call, null);
                call.end();
            }
        }
    }

    /** Counts content that could not be read to the end of what was wanted. */
    @HotPath
    void noteUnread(String exchange, boolean beyond) {
        points.lost(exchange, beyond ? "cut" : "malformed");
    }

    /** Counts a value that was too long to be what it should be. */
    @HotPath
    void noteLeftOut(String exchange) {
        points.lost(exchange, "value_too_long");
    }

    /** Not a lambda: it would link before the application's {@code main}. */
    private static final class Scratches extends ThreadLocal<Scratch> {
        @Override
        protected Scratch initialValue() {
            return new Scratch();
        }
    }
}
