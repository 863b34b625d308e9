package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tbot.testapp.it.apps.ReloadedBot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What people do about alerts, against the packaged jar and a real receiver. */
@Together
class AlertReachIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("https://bot[.]example[.]net/agent/ack[?]t=[\\w.-]+");
    private static final Pattern FINGERPRINT = Pattern.compile("\"fingerprint\":\"([0-9a-f]{32})\"");
    private static final String YAML = """
            channels:
              hook: {type: webhook, url: "${file:HOOK}"}
            routes:
              - {to: [hook], group_interval: 1s}
            rules: {defaults: false, list: []}
            """;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> received = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @LastJdk
    void anAlertIsFiredTakenByItsLinkAndEndedAndAllOfItIsKnownAfterAKill(Path home) throws Exception {
        String fingerprint;
        String link;
        try (RunningJvm jvm = bot(home).startWithAgent()) {
            String address = start(jvm);
            HttpResponse<String> fired = post(
                    address, "/api/v1/alerts", "{\"name\":\"desk_call\",\"severity\":\"critical\",\"ttl\":\"1h\"}");
            assertThat(fired.statusCode()).as(fired.body()).isEqualTo(201);
            fingerprint = first(FINGERPRINT, fired.body());
            awaitReceived("desk_call", jvm);
            link = address(address, first(LINK, received.get(0).replace("\\/", "/")));

            assertThat(send("GET", link, "", "").body()).contains("<form method=\"post\"");
            assertThat(Scrape.of(address, "/api/v1/alerts").body()).contains("\"status\":\"firing\"");
            assertThat(send("POST", link, "by=ann", "").statusCode()).isEqualTo(200);
            assertThat(send("POST", link, "by=eve", "").statusCode()).isEqualTo(410);
            assertThat(Scrape.of(address, "/api/v1/alerts").body()).contains("\"acknowledged_by\":\"ann\"");

            HttpResponse<String> errors = post(
                    address,
                    "/api/v1/errors",
                    "[{\"component\":\"desk\",\"error_type\":\"Timeout\",\"severity\":\"high\"},"
                            + "{\"component\":\"desk\",\"error_type\":\"Timeout\",\"severity\":\"high\"}]");
            assertThat(errors.body()).contains("\"accepted\":2");
            assertThat(Scrape.of(address, "/metrics")
                            .sum("tbot_errors_total", "component=\"desk\"", "severity=\"high\""))
                    .isEqualTo(2);
            assertThat(Scrape.of(address, "/api/v1/alerts/stats").body()).contains("\"total_fired\":3");
            ProcessHandle.of(jvm.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
        try (RunningJvm jvm = bot(home).startWithAgent()) {
            String address = start(jvm);
            assertThat(send("POST", address(address, link), "by=eve", "").statusCode())
                    .as("a link that was used stays used")
                    .isEqualTo(410);
            assertThat(Scrape.of(address, "/api/v1/alerts/" + fingerprint).body())
                    .contains("\"acknowledged_by\":\"ann\"");

            assertThat(post(address, "/api/v1/alerts/" + fingerprint + "/resolve", "")
                            .statusCode())
                    .isEqualTo(200);
            awaitReceived("\"resolved\"", jvm);
            assertThat(Scrape.of(address, "/api/v1/alerts/history").body())
                    .contains("\"cause\":\"resolved_by_hand\"", "\"acknowledged_by\":\"ann\"");
            assertThat(post(address, "/api/v1/channels/hook/test", "").statusCode())
                    .isEqualTo(200);
            assertThat(post(address, "/api/v1/reload", "").body()).contains("\"changed\":false", "\"sound\":true");
        }
    }

    private String start(RunningJvm jvm) throws Exception {
        String address = jvm.awaitAddress(DEADLINE);
        jvm.awaitOut("ready 1", DEADLINE);
        Scrape.until(address, "/api/v1/rules", rules -> rules.status() == 200, DEADLINE);
        return address;
    }

    private ChildJvm bot(Path home) throws IOException {
        Path hook = Files.writeString(
                folder.resolve("hook"),
                "http://127.0.0.1:" + receiver.getAddress().getPort() + "/alerts");
        return ChildJvm.of(home)
                .jvm("-Dtbot.state.dir=" + state(), "-Dtbot.public.url=https://bot.example.net/agent/")
                .main(ReloadedBot.class)
                .configuration(YAML.replace("HOOK", hook.toString()));
    }

    private Path state() {
        return folder.resolve("state");
    }

    private void awaitReceived(String text, RunningJvm jvm) throws Exception {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (received.stream().noneMatch(each -> each.contains(text)) && System.nanoTime() - end < 0) {
            Thread.sleep(20);
        }
        assertThat(received).as(jvm.soFar()::toString).anyMatch(each -> each.contains(text));
    }

    /** Where a proxy would lead the link. */
    private static String address(String address, String link) {
        return address.replaceAll("/$", "") + link.substring(link.indexOf("/ack"));
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(matcher.groupCount());
    }

    private HttpResponse<String> post(String address, String path, String body) throws Exception {
        String token = Files.readString(state().resolve("token")).trim();
        return send("POST", address.replaceAll("/$", "") + path, body, token);
    }

    private HttpResponse<String> send(String method, String url, String body, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(DEADLINE)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        } else if (!body.isEmpty()) {
            request.header("Content-Type", "application/x-www-form-urlencoded"); // as a browser behind a proxy sends it
            request.header("Origin", "https://bot.example.net");
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
