package io.tbot.engine.expose;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tbot.engine.alert.hold.HeldAlert;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The link in a message, from the message to the alert that is taken, over a real connection. */
class AckPageTest {
    private static final Pattern LINK = Pattern.compile("\"ack_url\":\"(http[^\"]*)\"");

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

    @Test
    void aLinkThatIsLookedAtChangesNothingAndOneThatIsSentTakesTheAlertOnce() throws Exception {
        try (AlertServer server = server()) {
            String path = link(server);

            for (int i = 0; i < 3; i++) { // previewers come more than once
                HttpResponse<String> page = server.send("GET", path, "", "");
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(page.body()).contains("<form method=\"post\"", "desk_call");
            }
            assertThat(server.send("HEAD", path, "", "").statusCode()).isEqualTo(200);
            assertThat(alert(server).acknowledgement().isThere()).isFalse();
            assertThat(server.send("POST", path, "note=x", "").statusCode()).isEqualTo(400);

            assertThat(server.send("POST", path, "by=ann&note=on+it", "").body())
                    .contains("Acknowledged");
            assertThat(alert(server).acknowledgement().by()).isEqualTo("ann");
            assertThat(alert(server).acknowledgement().note()).isEqualTo("on it");

            HttpResponse<String> again = server.send("POST", path, "by=eve", "");
            assertThat(again.statusCode()).isEqualTo(410);
            assertThat(again.body()).contains("used already");
            assertThat(alert(server).acknowledgement().by()).isEqualTo("ann");
            assertThat(server.send("GET", path, "", "").statusCode()).isEqualTo(410);
        }
    }

    @Test
    void aLinkThatWasUsedStaysUsedAfterARestart() throws Exception {
        String path;
        try (AlertServer server = server()) {
            path = link(server);
            server.send("POST", path, "by=ann", "");
        }
        try (AlertServer server = server()) {
            assertThat(alert(server).acknowledgement().by()).isEqualTo("ann");
            assertThat(server.send("POST", path, "by=eve", "").statusCode()).isEqualTo(410);
        }
    }

    @Test
    void aLinkIsAboutThisTimeThatTheAlertFires() throws Exception {
        try (AlertServer server = server()) {
            String path = link(server);
            server.engine.desk().resolve(alert(server).fingerprint(), io.tbot.engine.alert.AlertClock.now());
            Thread.sleep(2);
            AlertsApiTest.fire(server, "{\"name\":\"desk_call\",\"severity\":\"critical\"}");

            assertThat(server.send("POST", path, "by=ann", "").statusCode()).isEqualTo(410);
            assertThat(alert(server).acknowledgement().isThere()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 40, -1})
    void aLinkThatSomebodyChangedIsNone(int changed) throws Exception {
        try (AlertServer server = server()) {
            StringBuilder path = new StringBuilder(link(server));
            int at = changed < 0 ? path.length() - 2 : path.indexOf("=") + 1 + changed;
            path.setCharAt(at, path.charAt(at) == '1' ? '2' : '1');

            assertThat(server.send("GET", path.toString(), "", "").statusCode()).isEqualTo(404);
            assertThat(server.send("POST", path.toString(), "by=eve", "").statusCode())
                    .isEqualTo(404);
            assertThat(alert(server).acknowledgement().isThere()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?t=", "?t=a.b.c.d", "?t=....", "?t=%00", "?t=x"})
    void whatIsNoLinkIsAnsweredCalmly(String query) throws Exception {
        try (AlertServer server = server()) {
            assertThat(server.send("GET", "/ack" + query, "", "").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void whatAnAlertSaysIsTextOnThePage() throws Exception {
        try (AlertServer server = server()) {
            AlertsApiTest.fire(
                    server,
                    "{\"name\":\"desk_call\",\"severity\":\"critical\",\"annotations\":{\"title\":\"<script>'x'</script>\"}}");
            server.tick();

            String page = server.send("GET", received(server), "", "").body();
            assertThat(page).contains("&lt;script&gt;&#39;x&#39;").doesNotContain("<script>");
        }
    }

    private AlertServer server() throws Exception {
        Path hook = Files.writeString(
                folder.resolve("hook"),
                "http://127.0.0.1:" + receiver.getAddress().getPort() + "/");
        return new AlertServer("""
                channels: {hook: {type: webhook, url: "${file:%s}"}}
                rules: {defaults: false, list: []}
                """.formatted(hook), folder);
    }

    private static HeldAlert alert(AlertServer server) {
        return server.engine.book().firing().get(0);
    }

    /** The path of the link in the message that tells of an alert. */
    private String link(AlertServer server) throws Exception {
        AlertsApiTest.fire(server, "{\"name\":\"desk_call\",\"severity\":\"critical\",\"ttl\":\"1h\"}");
        server.tick();
        return received(server);
    }

    private String received(AlertServer server) throws Exception {
        Eventually.holds(() -> !received.isEmpty());
        Matcher link = LINK.matcher(received.get(0).replace("\\/", "/"));
        assertThat(link.find()).as(received.get(0)).isTrue();
        assertThat(link.group(1)).startsWith(server.address() + "/ack?t=");
        return link.group(1).substring(server.address().length());
    }
}
