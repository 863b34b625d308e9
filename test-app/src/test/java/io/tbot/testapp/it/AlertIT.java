package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tbot.testapp.it.apps.ReloadedBot;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A rule, a bot that breaks it, and a receiver on loopback. */
@Together
class AlertIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String YAML = """
            probes:
              - {class: "+io.tbot.testapp.it.apps.SmallBot$Gateway", method: place, op: order.place, exchange: "'paper'", symbol: arg0.symbol}
            channels:
              hook: {type: webhook, url: "${file:HOOK}"}
            routes:
              - {to: [hook], group_interval: 1s}
            rules:
              defaults: false
              list:
                - {id: many_orders, severity: critical, when: "increase(order_calls_total, 5s) by (exchange) >= 5"}
            """;

    private final List<String> received = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::take);
        receiver.setExecutor(Executors.newCachedThreadPool());
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @EveryJdk
    void aBreachAndItsEndReachTheReceiverOnceAndTheBotsNumbersKnowNothingOfIt(Path home) throws Exception {
        received.clear();
        try (RunningJvm jvm = bot(home).startWithAgent()) {
            String address = jvm.awaitAddress(DEADLINE);
            jvm.awaitOut("ready 1", DEADLINE);
            Scrape.until(address, "/api/v1/rules", rules -> rules.body().contains("many_orders"), DEADLINE);

            jvm.nextRound();
            awaitReceived(1, jvm);
            assertThat(received.get(0)).contains("many_orders", "\"exchange\":\"paper\"", "\"firing\"", "critical");

            awaitReceived(2, jvm);
            assertThat(received.get(1)).contains("many_orders", "\"resolved\"");
            assertThat(received).hasSize(2);
            assertThat(Scrape.of(address, "/metrics").sum("tbot_exchange_api_requests_total"))
                    .as("the bot's own two")
                    .isEqualTo(2);
        }
    }

    @LastJdk
    void aKilledBotTellsNothingTwiceAndAnAcknowledgementNeedsTheToken(Path home) throws Exception {
        received.clear();
        try (RunningJvm jvm = bot(home).startWithAgent()) {
            String address = jvm.awaitAddress(DEADLINE);
            jvm.awaitOut("ready 1", DEADLINE);
            Scrape.until(address, "/api/v1/rules", rules -> rules.body().contains("many_orders"), DEADLINE);
            jvm.nextRound();
            awaitReceived(1, jvm);
            String alerts = Scrape.of(address, "/api/v1/alerts").body();
            assertThat(alerts).contains("\"state\":\"firing\"");
            String ack = address + "api/v1/alerts/ack?by=eve&fingerprint="
                    + alerts.replaceAll("(?s).*\"fingerprint\":\"([0-9a-f]{32})\".*", "$1");
            assertThat(post(ack, "")).isEqualTo(401);
            assertThat(post(ack, token())).isEqualTo(200);
            ProcessHandle.of(jvm.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
        int before = received.size();
        try (RunningJvm jvm = bot(home).startWithAgent()) {
            String address = jvm.awaitAddress(DEADLINE);
            Scrape.until(address, "/api/v1/alerts", alerts -> alerts.body().contains("TBotUncleanExit"), DEADLINE);
            Scrape.until(address, "/api/v1/alerts", alerts -> !alerts.body().contains("many_orders"), DEADLINE);
            awaitReceived(before + 2, jvm);

            List<String> since = received.subList(before, received.size());
            assertThat(since.stream().filter(each -> each.contains("many_orders")))
                    .as("only that it is over")
                    .hasSize(1)
                    .allMatch(each -> each.contains("\"resolved\""));
            assertThat(since.stream().filter(each -> each.contains("TBotUncleanExit")))
                    .hasSize(1);
        }
    }

    /** A rule on a number that nobody exposes never fires and never says so. */
    @LastJdk
    void everyDefaultRuleLooksAtNumbersThatTheAgentHas(Path home) throws Exception {
        try (RunningJvm jvm = ChildJvm.of(home).main(ReloadedBot.class).startWithAgent()) {
            String address = jvm.awaitAddress(DEADLINE);
            Scrape rules =
                    Scrape.until(address, "/api/v1/rules", each -> each.body().contains("jvm_pause_seconds"), DEADLINE);

            assertThat(rules.body()).contains("agent_errors_total", "\"mistakes\":[]", "\"warnings\":[]");
        }
    }

    private ChildJvm bot(Path home) throws IOException {
        Path hook = Files.writeString(
                folder.resolve("hook"),
                "http://127.0.0.1:" + receiver.getAddress().getPort() + "/alerts");
        return ChildJvm.of(home)
                .jvm("-Dtbot.state.dir=" + state())
                .main(ReloadedBot.class)
                .configuration(YAML.replace("HOOK", hook.toString()));
    }

    private Path state() {
        return folder.resolve("state");
    }

    private String token() throws IOException {
        return Files.readString(state().resolve("token")).trim();
    }

    private void take(HttpExchange exchange) throws IOException {
        received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private void awaitReceived(int messages, RunningJvm jvm) throws Exception {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (received.size() < messages && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(received).as(jvm.soFar()::toString).hasSizeGreaterThanOrEqualTo(messages);
    }

    private static int post(String url, String token) throws IOException {
        HttpURLConnection call = (HttpURLConnection) URI.create(url).toURL().openConnection();
        call.setRequestMethod("POST");
        call.setDoOutput(true);
        call.setFixedLengthStreamingMode(0);
        if (!token.isEmpty()) {
            call.setRequestProperty("Authorization", "Bearer " + token);
        }
        return call.getResponseCode();
    }
}
