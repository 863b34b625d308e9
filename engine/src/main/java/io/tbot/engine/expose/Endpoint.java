package io.tbot.engine.expose;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.CollectorRegistry;
import io.tbot.engine.alert.AlertEngine;
import io.tbot.engine.alert.ReportedErrors;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.ConfigWatch;
import io.tbot.engine.connectivity.Connectivity;
import io.tbot.engine.database.DatabaseCalls;
import io.tbot.engine.event.EventSources;
import io.tbot.engine.event.Events;
import io.tbot.engine.expose.http.Access;
import io.tbot.engine.expose.http.Bound;
import io.tbot.engine.expose.http.HttpServer;
import io.tbot.engine.expose.http.Listen;
import io.tbot.engine.expose.http.Response;
import io.tbot.engine.expose.http.Router;
import io.tbot.engine.expose.http.TokenFile;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.fix.FixCalls;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.measure.Windows;
import io.tbot.engine.orders.Blotter;
import io.tbot.engine.probe.ProbeRuntime;
import io.tbot.engine.state.StateDirectory;
import io.tbot.engine.trace.SlowOperations;
import java.net.URI;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The agent's address: every path and what answers it.
 *
 * <p>Threads: opened once, by the thread that starts the agent's late half; answered on connection threads.
 */
public final class Endpoint {
    private static final String[] MEMORY = {"jvm_memory_", "tbot_agent_memory_", "tbot_system_memory_"};

    private final CollectorRegistry registry = new CollectorRegistry();
    private final List<Collector> asked = new CopyOnWriteArrayList<>();
    private final Router routes = new Router();
    private final MetricsHandler metrics = new MetricsHandler(registry);
    private final Setting under;
    private final HealthApi health;
    private final ConfigCollector config;

    /** What is measured, for those that show it. */
    public record Sources(
            Measure measure,
            Families families,
            Windows windows,
            WallClock clock,
            ProbeRuntime probes,
            SlowOperations slow,
            DatabaseCalls database,
            FixCalls fix,
            Feeds feeds,
            Blotter blotter) {}

    /** Under what settings it is shown; {@code config} gives the one in force now. */
    public record Setting(Supplier<AgentConfig> config, ConfigWatch watch, String version) {}

    /**
     * What is shown of whoever weaves; asked at each request.
     *
     * @param counters by full name
     * @param instrumentations by name, whether each is on
     * @param classes that are woven, and the instrumentations each is woven for
     * @param weavesMore whether more are about to be woven
     * @param refusedLoaders classes of the loaders that are left alone
     * @param leftAlone classes that were meant and are left as they are, and why
     * @param loadedClasses names of the bot's classes
     */
    public record Woven(
            Supplier<Map<String, Double>> counters,
            Supplier<Map<String, Boolean>> instrumentations,
            Supplier<Map<String, List<String>>> classes,
            BooleanSupplier weavesMore,
            Supplier<Collection<String>> refusedLoaders,
            Supplier<Map<String, String>> leftAlone,
            Supplier<Collection<String>> loadedClasses) {}

    /**
     * Builds the routes.
     *
     * @param troubles what is wrong, by subsystem; empty when all is well
     */
    public Endpoint(Sources from, Setting under, Woven woven, Supplier<Map<String, String>> troubles) {
        registry.register(new SeriesCollector(from.measure(), from.families(), from.windows(), from.clock()));
        config = new ConfigCollector(under.config(), under.watch(), under.version());
        add(List.of(new OrdersCollector(from.blotter()), new SelfCollector(from, metrics, woven.counters()), config));
        this.under = under;
        health = new HealthApi(under.config().get().name(), under.version(), System.nanoTime(), troubles);
        routes.get("/metrics", metrics);
        routes.get("/health", health);
        routes.get("/api/v1/health", health);
        routes.get("/api/v1/status", health);
        routes.get("/api/v1/probes", new ProbesApi(under.config(), from.probes(), from.measure(), woven));
        LatencyApi latency = new LatencyApi(from.measure(), from.families(), from.windows());
        routes.get("/api/v1/latency", latency);
        routes.get("/api/v1/feeds", new FeedsApi(from.feeds()));
        routes.get("/api/v1/orders", new OrdersApi(from.blotter(), from.clock()));
        routes.get("/api/v1/slow", new SlowApi(from.slow(), from.measure(), from.clock()));
        Page.addTo(routes);
        addOriginals(from, latency);
    }

    /** The paths of the original module that have another name here. */
    private void addOriginals(Sources from, LatencyApi latency) {
        routes.get("/api/v1/metrics", metrics);
        routes.get("/api/v1/metrics/json", new MetricsJson(registry, ""));
        routes.get("/api/v1/performance/stats", latency);
        routes.get("/api/v1/performance/memory", new MetricsJson(registry, MEMORY));
        routes.get("/api/v1/performance/database-queries", new MetricsJson(registry, "tbot_database_"));
        routes.post("/api/v1/performance/reset-metrics", request -> {
            from.windows().reset(System.nanoTime());
            from.slow().forget();
            return Response.json(200, "{\"reset\":true}");
        });
        ConfigApi config = new ConfigApi(under.config(), under.version());
        routes.get(ConfigApi.PATH, config).post(ConfigApi.START, config).post(ConfigApi.STOP, config);
    }

    /** Answers how the ways to venues are. */
    public void show(Connectivity connectivity) {
        routes.get("/api/v1/exchanges", new ExchangesApi(connectivity));
    }

    /** Answers what fires and what is done about it. */
    public void show(Supplier<@Nullable AlertEngine> alerts, ReportedErrors errors) {
        new AlertRoutes(alerts, errors).addTo(routes);
        routes.post("/api/v1/reload", new ReloadApi(under.config(), under.watch(), alerts));
        health.add(new AlertHealth(alerts));
        config.show(alerts);
        add(List.of(new AlertsCollector(alerts)));
    }

    /** Answers what happens, as it happens. */
    public void show(Events events, EventSources sources) {
        routes.get(EventsApi.PATH, new EventsApi(events));
        routes.get(EventsApi.SCHEMA_PATH, request -> EventsApi.schema());
        add(List.of(new EventsCollector(events, sources)));
    }

    /** What families of these names tell now. */
    public Enumeration<MetricFamilySamples> told(Set<String> names) {
        return registry.filteredMetricFamilySamples(names);
    }

    /** Adds families that are read at scrape. */
    public void add(List<? extends Collector> collectors) {
        for (Collector collector : collectors) {
            registry.register(collector);
            asked.add(collector);
        }
    }

    /** What is exposed beside the measured families. */
    public List<Collector> collectors() {
        return List.copyOf(asked);
    }

    /** Binds and answers from now on; never throws, what came of it is in the result. */
    public Bound open(io.tbot.engine.config.Listen asked, StateDirectory state, Consumer<String> log) {
        String token = asked.token();
        Access access = token != null
                ? Access.explicit(token, asked.hosts())
                : Access.generated(generatedToken(state, log), asked.hosts());
        String publicUrl = asked.publicUrl();
        if (publicUrl != null) {
            access.behind(URI.create(publicUrl).getAuthority());
        }
        Listen listen = new Listen(asked.address(), asked.port());
        HttpServer server = new HttpServer(listen, routes, access, log);
        registry.register(new EndpointCollector(server::snapshot));
        return server.start();
    }

    /** Where nothing can be stored, that was said already. */
    private static String generatedToken(StateDirectory state, Consumer<String> log) {
        if (!state.durable()) {
            return TokenFile.random();
        }
        TokenFile file = new TokenFile(state.path(), log);
        String token = file.readOrCreate();
        if (!file.stored()) {
            state.couldNotStore("token");
        }
        return token;
    }
}
