package io.tbot.engine.expose;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import io.tbot.engine.alert.AckLinks;
import io.tbot.engine.alert.AlertEngine;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.journal.Journal;
import io.tbot.engine.alert.rule.ScriptedMetrics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What health says of the alert engine. */
class HealthApiTest {
    private static final String RULES = "rules: {defaults: false, list: []}\n";

    @TempDir
    private Path folder;

    @Test
    void f28AWellAgentSaysHowEachPartIs() throws Exception {
        try (AlertServer server = new AlertServer(RULES, folder)) {
            server.tick();

            JsonObject health = AlertsApiTest.object(server.get("/api/v1/health"));
            assertThat(health.getString("status")).isEqualTo("ok");
            JsonObject alerts = health.getObject("parts").getObject("alerts");
            assertThat(alerts.getBoolean("running")).isTrue();
            assertThat(alerts.getDouble("looked_seconds_ago")).isLessThan(10);
            assertThat(alerts.getInt("queued")).isZero();
        }
    }

    @Test
    void f28AChannelThatIsDownIsNamed() throws Exception {
        Path hook = Files.writeString(folder.resolve("hook"), "http://127.0.0.1:" + closedPort() + "/");
        String channel = "channels: {hook: {type: webhook, rate: 100/s, url: \"${file:" + hook + "}\"}}\n";
        try (AlertServer server = new AlertServer(channel + RULES, folder)) {
            server.tick();
            for (int i = 0; i < 5; i++) {
                server.post("/api/v1/channels/hook/test", "");
            }

            JsonObject health = AlertsApiTest.object(server.get("/api/v1/health?strict=1"));
            assertThat(server.get("/api/v1/health?strict=1").statusCode()).isEqualTo(503);
            assertThat(server.get("/api/v1/health").statusCode()).isEqualTo(200);
            assertThat(health.getString("status")).isEqualTo("degraded");
            assertThat(health.getObject("troubles").getString("channel hook")).contains("does not take messages");
            assertThat(health.getObject("parts")
                            .getObject("alerts")
                            .getObject("channels")
                            .getString("hook"))
                    .isEqualTo("open");
        }
    }

    @Test
    void f28RulesThatNobodyLooksAtAndMistakesAreSaid() throws Exception {
        try (AlertServer server = new AlertServer("rules: [{id: x, severity: high, when: nonsense}]\n", folder)) {
            assertThat(server.get("/api/v1/health").body()).contains("\"alert_rules\":\"1 mistakes");
        }
        Moment longAgo = new Moment(System.nanoTime() - 60_000_000_000L, System.currentTimeMillis() - 60_000);
        AlertEngine stuck =
                new AlertEngine(new ScriptedMetrics(), Journal.open(null, AlertEngine.KINDS), longAgo, AckLinks.NONE);
        assertThat(new AlertHealth(() -> stuck).troubles())
                .containsKey("alerts")
                .hasSize(1);
        assertThat(new AlertHealth(() -> null).troubles()).isEmpty();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
