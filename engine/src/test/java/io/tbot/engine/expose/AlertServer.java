package io.tbot.engine.expose;

import io.tbot.engine.alert.AckLinks;
import io.tbot.engine.alert.AlertClock;
import io.tbot.engine.alert.AlertEngine;
import io.tbot.engine.alert.AlertSettings;
import io.tbot.engine.alert.ReportedErrors;
import io.tbot.engine.alert.journal.Journal;
import io.tbot.engine.alert.rule.Metrics;
import io.tbot.engine.alert.rule.ScriptedMetrics;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Options;
import io.tbot.engine.expose.http.Access;
import io.tbot.engine.expose.http.HttpServer;
import io.tbot.engine.expose.http.Listen;
import io.tbot.engine.expose.http.Router;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The alert engine, with a real journal, behind a real server on loopback. */
final class AlertServer implements AutoCloseable {
    static final String TOKEN = "a-token-for-the-tests";
    static final String KEY = "a-key-for-the-tests";

    final ScriptedMetrics metrics = new ScriptedMetrics().declare("tbot_orders_total", Metrics.Kind.COUNTER);
    final Measure measure = new Measure(Caps.standard());
    final Families families = new Families();
    final List<ReportedErrors.Event> reported = new CopyOnWriteArrayList<>();
    final AlertEngine engine;
    final Router router = new Router();
    final AckLinks links;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;

    /** @param state where alerts outlive this server */
    AlertServer(String yaml, Path state) {
        links = new AckLinks(this::address, KEY);
        Journal journal = Journal.open(state.resolve("alerts"), AlertEngine.KINDS);
        engine = new AlertEngine(metrics, journal, AlertClock.now(), links);
        follow(yaml);
        new AlertRoutes(() -> engine, new ReportedErrors(measure, families, reported::add)).addTo(router);
        HealthApi health = new HealthApi("bot", "1", System.nanoTime(), Map::of);
        health.add(new AlertHealth(() -> engine));
        router.get("/api/v1/health", health);
        server = new HttpServer(
                new Listen("127.0.0.1", 0), router, Access.generated(TOKEN, List.of()), System.err::println);
        address = server.start().url();
    }

    void follow(String yaml) {
        engine.follow(AlertSettings.of(AgentConfig.of("bot.yaml", yaml, Options.none())), AlertClock.now());
    }

    void tick() {
        engine.tick(AlertClock.now());
    }

    /** Orders of a venue, all at once. */
    void orders(String exchange, int orders) {
        metrics.add("tbot_orders_total", Map.of("exchange", exchange), orders);
        tick();
    }

    String address() {
        return address.substring(0, address.length() - 1);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "", TOKEN);
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body, TOKEN);
    }

    HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return send("DELETE", path, "", TOKEN);
    }

    HttpResponse<String> send(String method, String path, String body, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!body.isEmpty() && !body.startsWith("{") && !body.startsWith("[")) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        server.close();
        engine.close();
    }
}
