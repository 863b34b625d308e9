package io.tbot.engine;

import io.tbot.bootstrap.Accounts;
import io.tbot.bootstrap.AgentThread;
import io.tbot.bootstrap.Caches;
import io.tbot.bootstrap.Fix;
import io.tbot.bootstrap.Handoff;
import io.tbot.bootstrap.Http;
import io.tbot.bootstrap.Jdbc;
import io.tbot.bootstrap.Market;
import io.tbot.bootstrap.Orders;
import io.tbot.bootstrap.Probe;
import io.tbot.bootstrap.Redis;
import io.tbot.bootstrap.WebSockets;
import io.tbot.engine.account.AccountCalls;
import io.tbot.engine.alert.AlertClock;
import io.tbot.engine.alert.AlertEngine;
import io.tbot.engine.alert.AlertSettings;
import io.tbot.engine.alert.ReportedErrors;
import io.tbot.engine.cache.CacheStatistics;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.ConfigWatch;
import io.tbot.engine.config.Limits;
import io.tbot.engine.config.Mistake;
import io.tbot.engine.config.Options;
import io.tbot.engine.connectivity.Connectivity;
import io.tbot.engine.database.DatabaseCalls;
import io.tbot.engine.database.RedisCalls;
import io.tbot.engine.event.EventSources;
import io.tbot.engine.event.Events;
import io.tbot.engine.exchange.Clients;
import io.tbot.engine.exchange.HttpCalls;
import io.tbot.engine.exchange.Venues;
import io.tbot.engine.exchange.WebSocketCalls;
import io.tbot.engine.expose.Endpoint;
import io.tbot.engine.expose.http.Bound;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.feed.VenueClock;
import io.tbot.engine.fix.FixCalls;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.jvm.JvmMetrics;
import io.tbot.engine.market.MarketCalls;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.measure.Windows;
import io.tbot.engine.orders.Blotter;
import io.tbot.engine.orders.BlotterThread;
import io.tbot.engine.orders.OrderCalls;
import io.tbot.engine.probe.ProbeCatalog;
import io.tbot.engine.probe.ProbeRuntime;
import io.tbot.engine.state.StateDirectory;
import io.tbot.engine.tick.Handoffs;
import io.tbot.engine.tick.Ticks;
import io.tbot.engine.trace.SlowOperations;
import io.tbot.engine.venue.VenueAnswers;
import io.tbot.engine.venue.VenueStreams;
import io.tbot.engine.venue.VenueTraffic;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The composition root: every part of the engine, in the order the numbers flow.
 *
 * <p>Threads: {@link #start} in premain, before any class is woven: it loads little and touches no file but the
 * configuration. {@link #open} on a daemon thread, once the application's main runs.
 */
public final class Engine {
    /** JMX costs 100 ms of CPU to start, which a bot that has just begun needs more. */
    private static final int JVM_METRICS_SECONDS = 2;

    private final AgentLog log = new AgentLog();
    private final WallClock wallClock = new WallClock();
    private final Families families = new Families();
    private final SlowOperations slow = new SlowOperations();
    private final Ticks ticks = new Ticks();
    private final Feeds feeds;
    private final OrderFlow flow = new OrderFlow(ticks);
    private final Measure measure;
    private final Windows windows;
    private final ProbeRuntime probes;
    private final Connectivity connectivity;
    private final DatabaseCalls database;
    private final RedisCalls redis;
    private final CacheStatistics caches;
    private final HttpCalls http;
    private final WebSocketCalls webSockets;
    private final VenueTraffic traffic;
    private final Clients clients;
    private final OrderCalls orders;
    private final FixCalls fix;
    private final MarketCalls market;
    private final AccountCalls accounts;
    private final Handoffs handoffs;
    private volatile AgentConfig config;

    /** {@code null} until it looks for the first time. */
    private volatile @Nullable AlertEngine alerts;

    /** {@code null} until it is opened, with the endpoint. */
    private volatile @Nullable StateDirectory state;

    private Engine(AgentConfig config) {
        this.config = config;
        measure = new Measure(caps(config.limits()));
        measure.keepWith(slow);
        windows = new Windows(measure, System.nanoTime());
        feeds = new Feeds(ticks, measure, families, wallClock);
        probes = new ProbeRuntime(measure, families, flow, feeds);
        Venues venues = new Venues(config.exchanges());
        connectivity = new Connectivity(measure, families, windows, wallClock);
        database = new DatabaseCalls(measure, families);
        redis = new RedisCalls(measure, families);
        caches = new CacheStatistics(measure, families);
        http = new HttpCalls(measure, families, venues, flow);
        traffic = new VenueTraffic(measure, families, config.exchanges(), flow);
        http.readWith(traffic);
        webSockets = new WebSocketCalls(measure, families, venues, feeds);
        webSockets.readWith(new VenueStreams(traffic, flow, feeds));
        clients = new Clients(venues);
        orders = new OrderCalls(measure, families, clients, flow);
        orders.readWith(new VenueAnswers(traffic));
        market = new MarketCalls(measure, families, clients, feeds);
        accounts = new AccountCalls(measure, families, clients);
        handoffs = new Handoffs(ticks, measure, families);
        fix = new FixCalls(measure, families, venues, probes.statusWords(), flow, feeds);
        connect(config);
    }

    /** Has those who know of the ways to venues tell. */
    private void connect(AgentConfig config) {
        connectivity.judge(config.exchanges());
        http.tell(connectivity);
        traffic.tell(connectivity);
        webSockets.tell(connectivity);
        fix.tell(connectivity);
        connectivity.ask(fix);
        feeds.correctWith(new KnownClocks(connectivity));
    }

    /** Reads the configuration and connects the probes; {@code null} where the agent is switched off. */
    public static @Nullable Engine start(Options options) {
        AgentConfig config = AgentConfig.load(options);
        if (!config.enabled()) {
            return null;
        }
        Engine engine = new Engine(config);
        WarmUp.start();
        Probe.connect(engine.probes);
        Jdbc.connect(engine.database);
        Redis.connect(engine.redis);
        Caches.connect(engine.caches);
        Http.connect(engine.http);
        WebSockets.connect(engine.webSockets);
        Orders.connect(engine.orders);
        Fix.connect(engine.fix);
        Market.connect(engine.market);
        Accounts.connect(engine.accounts);
        Handoff.connect(engine.handoffs);
        new ProbeCatalog(config.probes(), engine.probes.sites(), config.carriers(), config.resume()).publish();
        return engine;
    }

    /** The configuration in force. */
    public AgentConfig config() {
        return config;
    }

    /** What is exposed; docs/signals.md is held against it. */
    public Families families() {
        return families;
    }

    /** The bot has a client that may call venues: what their messages mean is made ahead of its first call. */
    public void venuesMayBeCalled() {
        new AgentThread("tbot-warm-up", new VenuesAhead(traffic)).start();
    }

    /** The late half: the clock thread, the endpoint. */
    public void open(WeavingHost host) {
        for (Mistake mistake : config.mistakes()) {
            log.accept(mistake.toString());
        }
        Watchdog watchdog = new Watchdog(measure, log);
        ConfigWatch watch = new ConfigWatch(config);
        Clock clock = new Clock(log)
                .each(measure::sweep)
                .each(wallClock::adjust)
                .each(() -> windows.tick(System.nanoTime()))
                .each(() -> feeds.endSecond(System.nanoTime()))
                .each(watchdog::check)
                .each(() -> {
                    if (handoffs.check(log)) {
                        host.ticksCame();
                    }
                })
                .each(traffic::endUnread)
                .each(new Reload(watch, probes.sites(), host, this::inForce, log));
        Limits limits = config.limits();
        Blotter blotter = new Blotter(flow, measure, families, limits.openOrders(), limits.orderAckTimeoutMillis());
        Endpoint endpoint = new Endpoint(
                new Endpoint.Sources(
                        measure, families, windows, wallClock, probes, slow, database, fix, feeds, blotter),
                new Endpoint.Setting(() -> config, watch, Version.text()),
                new Endpoint.Woven(
                        () -> weaving(host),
                        host::instrumentations,
                        host::wovenClasses,
                        host::weavesMore,
                        host::refusedLoaders,
                        host::leftAlone,
                        host::loadedClasses),
                this::troubles);
        endpoint.show(connectivity);
        Events events = new Events(System.currentTimeMillis());
        EventSources happened = new EventSources(events, slow, wallClock, () -> alerts, endpoint::told);
        endpoint.show(() -> alerts, new ReportedErrors(measure, families, happened::report));
        endpoint.show(events, happened);
        clock.after(JVM_METRICS_SECONDS, () -> {
            endpoint.add(JvmMetrics.start(log).collectors());
            Alerting alerting = new Alerting(() -> config, measure, families, wallClock, happened, log);
            alerts = alerting.start(endpoint.collectors(), this.state);
        });
        clock.start();
        BlotterThread.start(blotter, log);
        StateDirectory state = StateDirectory.open(config.stateDir(), log);
        this.state = state;
        Bound bound = endpoint.open(config.listen(), state, log);
        listening(bound);
        host.announce(bound.isListening() ? bound.url() : "none");
    }

    /** What takes effect without weaving; what is wrong with the rest of it. */
    private List<Mistake> inForce(AgentConfig next) {
        config = next;
        connectivity.judge(next.exchanges());
        Venues venues = new Venues(next.exchanges());
        http.rename(venues);
        traffic.reread(next.exchanges());
        webSockets.rename(venues);
        fix.rename(venues);
        clients.rename(venues);
        AlertEngine alerts = this.alerts;
        if (alerts == null) {
            return List.of();
        }
        alerts.tellOf(next.mistakes());
        alerts.follow(AlertSettings.of(next), AlertClock.now());
        return alerts.mistakes();
    }

    private void listening(Bound bound) {
        if (!bound.remark().isEmpty()) {
            log.accept(bound.remark());
        }
        if (!bound.isListening()) {
            return;
        }
        String address = bound.url();
        log.accept("listening on " + address);
        String portFile = config.portFile();
        if (portFile != null) {
            try (FileOutputStream out = new FileOutputStream(portFile)) {
                out.write((address + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                log.accept("port file '" + portFile + "' cannot be written: " + e.getMessage());
            }
        }
    }

    private static Map<String, Double> weaving(WeavingHost host) {
        WeavingHost.Weaving weaving = host.weaving();
        Map<String, Double> counters = new LinkedHashMap<>();
        counters.put("tbot_weaving_classes_seen_total", (double) weaving.seen());
        counters.put("tbot_weaving_classes_woven_total", (double) weaving.woven());
        counters.put("tbot_weaving_classes_failed_total", (double) weaving.failed());
        counters.put("tbot_weaving_seconds_total", weaving.nanos() / 1e9);
        return counters;
    }

    private Map<String, String> troubles() {
        Map<String, String> troubles = new LinkedHashMap<>();
        if (!config.mistakes().isEmpty()) {
            troubles.put("config", config.mistakes().size() + " mistakes, see /api/v1/probes");
        }
        StateDirectory state = this.state;
        if (state != null && !state.trouble().isEmpty()) {
            troubles.put("state", state.trouble());
        }
        return troubles;
    }

    private static Caps caps(Limits limits) {
        Map<String, Integer> values = Map.of(
                "exchange", limits.exchanges(),
                "symbol", limits.symbols(),
                "strategy", limits.strategies(),
                "endpoint", limits.endpoints(),
                "reason", limits.reasons());
        return new Caps(
                limits.seriesPerHistogram(),
                limits.seriesPerCounter(),
                Math.min(limits.seriesTotal(), Caps.MAX_TOTAL),
                limits.histogramSymbols(),
                values,
                limits.symbols());
    }

    /** A class of its own: a lambda would link while a class of the bot is being loaded. */
    private record VenuesAhead(VenueTraffic traffic) implements Runnable {
        @Override
        public void run() {
            try {
                traffic.prepare();
            } catch (RuntimeException ignored) {
                return; // what could not be made ahead is met again, and counted, where it is needed
            }
        }
    }

    /** A class of its own, as above. */
    private record KnownClocks(Connectivity connectivity) implements VenueClock {
        @Override
        public long offsetNanos(String exchange) {
            return connectivity.knownOffsetNanos(exchange);
        }
    }
}
