package io.tbot.engine.expose;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people ask about alerts, and do about them, over a real connection. */
class AlertsApiTest {
    private static final String RULES = """
            rules:
              defaults: false
              list: [{id: busy, severity: high, when: "increase(orders_total, 1m) by (exchange) >= 5"}]
            """;
    private static final String NOT_THERE = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;

    @Test
    void showsOneAlertWithItsValueAndItsThreshold() throws Exception {
        try (AlertServer server = new AlertServer(RULES, folder)) {
            server.tick();
            server.orders("kraken", 7);

            JsonObject alert = object(server.get("/api/v1/alerts/" + fingerprint(server)));
            assertThat(alert.getString("rule")).isEqualTo("busy");
            assertThat(alert.getString("status")).isEqualTo("firing");
            assertThat(alert.getObject("labels").getString("exchange")).isEqualTo("kraken");
            assertThat(alert.getDouble("value")).isEqualTo(7);
            assertThat(alert.getDouble("threshold")).isEqualTo(5);
            assertThat(alert.getBoolean("manual")).isFalse();
        }
    }

    @Test
    void showsTheOriginalsRowOfAnAlert() throws Exception {
        try (AlertServer server = new AlertServer(RULES, folder)) {
            fire(
                    server,
                    "{\"name\":\"desk_call\",\"severity\":\"high\",\"labels\":{\"desk\":\"a\"},\"message\":\"call\"}");
            String path = "/api/v1/alerts/" + fingerprint(server) + "?format=db";

            JsonObject row = object(server.get(path));
            assertThat(row.getString("alert_type")).isEqualTo("desk_call");
            assertThat(row.getString("title")).isEqualTo("desk_call");
            assertThat(row.getString("severity")).isEqualTo("HIGH");
            assertThat(row.getString("status")).isEqualTo("ACTIVE");
            assertThat(row.getString("message")).isEqualTo("call");
            assertThat(row.getObject("context").keySet())
                    .containsExactlyInAnyOrder("labels", "annotations", "fingerprint", "escalated", "escalation_count");

            server.post("/api/v1/alerts/" + fingerprint(server) + "/ack", "{\"by\":\"ann\"}");
            assertThat(object(server.get(path)).getString("status")).isEqualTo("ACKNOWLEDGED");
            assertThat(object(server.get(path)).getString("acknowledged_by")).isEqualTo("ann");
        }
    }

    @Test
    void anAlertThatWaitsIsPendingAndNoRowYet() throws Exception {
        String waits = RULES.replace("severity: high,", "severity: high, for: 1h,");
        try (AlertServer server = new AlertServer(waits, folder)) {
            server.tick();
            server.orders("kraken", 7);

            String path =
                    "/api/v1/alerts/" + server.engine.book().pending().get(0).fingerprint();
            assertThat(object(server.get(path)).getString("status")).isEqualTo("pending");
            assertThat(server.get(path + "?format=db").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void theTextsOfWhatIsOverAreAboutTheNumbersItHad() throws Exception {
        String texts = RULES.replace("severity: high,", "severity: high, annotations: {title: \"{{value}} orders\"},");
        try (AlertServer server = new AlertServer(texts, folder)) {
            server.tick();
            server.orders("kraken", 7);
            assertThat(server.get("/api/v1/alerts/history").body()).contains("7 orders");
            server.post("/api/v1/alerts/" + fingerprint(server) + "/resolve", "");

            assertThat(server.get("/api/v1/alerts/history").body()).contains("7 orders", "\"state\":\"resolved\"");
        }
    }

    @Test
    void f13AnAlertFiredByHandNeedsNoRuleAndReachesItsChannel() throws Exception {
        Path told = folder.resolve("told.log");
        String channel = "channels: {log: {type: file, path: \"" + told + "\"}}\n";
        try (AlertServer server = new AlertServer(channel + RULES, folder)) {
            HttpResponse<String> fired =
                    fire(server, "{\"name\":\"desk_call\",\"severity\":\"critical\",\"labels\":{\"desk\":\"a\"}}");
            assertThat(fired.statusCode()).isEqualTo(201);
            server.tick();

            Eventually.holds(() -> told.toFile().length() > 0);
            assertThat(told).content().contains("desk_call");
            String fingerprint = object(fired).getString("fingerprint");
            assertThat(server.post("/api/v1/alerts/" + fingerprint + "/resolve", "")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(server.post("/api/v1/alerts/" + fingerprint + "/resolve", "")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(object(server.get("/api/v1/alerts")).getInt("firing")).isZero();
        }
    }

    @Test
    void anAlertFiredByHandEndsWithItsTime() throws Exception {
        try (AlertServer server = new AlertServer(RULES, folder)) {
            fire(server, "{\"name\":\"short\",\"severity\":\"low\",\"ttl\":\"1s\"}");
            Thread.sleep(1_100);
            server.tick();

            JsonObject over = object(server.get("/api/v1/alerts/history"))
                    .getArray("alerts")
                    .getObject(0);
            assertThat(over.getString("rule")).isEqualTo("short");
            assertThat(over.getString("cause")).isEqualTo("time_over");
        }
    }

    @Test
    void historyIsNewestFirstAndAsLongAsAsked() throws Exception {
        try (AlertServer server = new AlertServer(RULES, folder)) {
            for (int i = 0; i < 3; i++) {
                fire(server, "{\"name\":\"n" + i + "\",\"severity\":\"low\"}");
                Thread.sleep(2);
            }
            server.post("/api/v1/alerts/resolve?fingerprint=" + fingerprint(server), "");

            JsonObject two = object(server.get("/api/v1/alerts/history?limit=2"));
            assertThat(two.getArray("alerts")).hasSize(2);
            assertThat(two.getArray("alerts").getObject(0).getString("rule")).isEqualTo("n2");
            assertThat(two.getArray("alerts").getObject(0).getString("state")).isEqualTo("resolved");
            assertThat(two.getArray("alerts").getObject(1).getString("state")).isEqualTo("firing");
        }
    }

    @Test
    void f14ASuppressedAlertStandsInTheHistoryWithWhatSuppressedIt() throws Exception {
        try (AlertServer server = new AlertServer(RULES, folder)) {
            server.post("/api/v1/silences", "{\"match\":[\"exchange=kraken\"],\"by\":\"ann\",\"duration\":\"1h\"}");
            server.tick();
            server.orders("kraken", 9);

            String fingerprint = fingerprint(server);
            assertThat(object(server.get("/api/v1/alerts/" + fingerprint)).getString("status"))
                    .isEqualTo("suppressed");
            server.post("/api/v1/alerts/" + fingerprint + "/resolve", "");
            JsonObject past = object(server.get("/api/v1/alerts/history"))
                    .getArray("alerts")
                    .getObject(0);
            assertThat(past.getString("state")).isEqualTo("resolved");
            assertThat(past.getArray("suppressed")).containsExactly("silenced");
            assertThat(object(server.get("/api/v1/alerts/stats"))
                            .getObject("suppressed")
                            .getInt("silenced"))
                    .isEqualTo(1);
        }
    }

    @Test
    void f15AnAcknowledgementIsKeptWithItsNoteAndItsEndAndTheOldPathTakesItToo() throws Exception {
        try (AlertServer server = new AlertServer(RULES, folder)) {
            fire(server, "{\"name\":\"desk_call\",\"severity\":\"critical\"}");
            String path = "/api/v1/alerts/" + fingerprint(server);

            HttpResponse<String> taken =
                    server.post(path + "/acknowledge", "{\"by\":\"ann\",\"note\":\"on it\",\"ttl\":\"10m\"}");
            assertThat(taken.statusCode()).isEqualTo(200);
            JsonObject alert = object(server.get(path));
            assertThat(alert.getString("status")).isEqualTo("acknowledged");
            assertThat(alert.getString("acknowledged_by")).isEqualTo("ann");
            assertThat(alert.getString("acknowledged_note")).isEqualTo("on it");
            assertThat(object(server.get("/api/v1/alerts?status=acknowledged")).getArray("alerts"))
                    .hasSize(1);
            assertThat(object(server.get("/api/v1/alerts?status=firing")).getArray("alerts"))
                    .isEmpty();
        }
    }

    @Test
    void f11AllThatPeopleDidOutlivesTheProcess() throws Exception {
        String fingerprint;
        try (AlertServer server = new AlertServer(RULES, folder)) {
            fire(server, "{\"name\":\"taken\",\"severity\":\"critical\",\"ttl\":\"1h\"}");
            fingerprint = fingerprint(server);
            server.post("/api/v1/alerts/" + fingerprint + "/ack", "{\"by\":\"ann\",\"ttl\":\"1h\"}");
            fire(server, "{\"name\":\"over\",\"severity\":\"low\",\"ttl\":\"1h\"}");
            server.post("/api/v1/alerts/resolve?fingerprint=" + fingerprint(server), "");
            server.post("/api/v1/silences?match=desk=a&minutes=60&by=ann", "");
            server.post(
                    "/api/v1/rules",
                    "{\"id\":\"mine\",\"severity\":\"low\",\"when\":\"increase(orders_total, 1m) > 99\"}");
        }
        try (AlertServer server = new AlertServer(RULES, folder)) {
            JsonObject alert = object(server.get("/api/v1/alerts/" + fingerprint));
            assertThat(alert.getString("status")).isEqualTo("acknowledged");
            assertThat(alert.getString("acknowledged_by")).isEqualTo("ann");
            assertThat(server.get("/api/v1/alerts/history").body())
                    .contains("\"rule\":\"over\"", "\"cause\":\"resolved_by_hand\"");
            assertThat(server.get("/api/v1/silences").body()).contains("desk=a");
            assertThat(server.get("/api/v1/rules/mine").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void statisticsHaveTheOriginalsFactsAndCountWhatHappened() throws Exception {
        try (AlertServer server = new AlertServer(RULES, folder)) {
            fire(server, "{\"name\":\"one\",\"severity\":\"critical\"}");
            fire(server, "{\"name\":\"two\",\"severity\":\"low\"}");
            server.post("/api/v1/alerts/resolve?fingerprint=" + fingerprint(server), "");

            JsonObject stats = object(server.get("/api/v1/alerts/stats"));
            assertThat(stats.keySet())
                    .contains(
                            "active_alerts",
                            "active_by_severity",
                            "total_fired",
                            "total_resolved",
                            "notifications_sent",
                            "escalations_triggered",
                            "rules_count",
                            "suppression_rules_count");
            assertThat(stats.getInt("active_alerts")).isEqualTo(1);
            assertThat(stats.getObject("active_by_severity")).hasSize(5);
            assertThat(stats.getInt("total_fired")).isEqualTo(2);
            assertThat(stats.getInt("total_resolved")).isEqualTo(1);
            assertThat(stats.getInt("rules_count")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"x\"}",
                "{\"name\":\"x\",\"severity\":\"terrible\"}",
                "{\"name\":\"x\",\"severity\":\"low\",\"ttl\":\"-5m\"}",
                "{\"name\":\"x\",\"severity\":\"low\",\"ttl\":\"99999999999999999999d\"}",
                "{\"name\":\"x\",\"severity\":\"low\",\"ttl\":\"400d\"}",
                "{\"name\":\"x\",\"severity\":\"low\",\"labels\":[1]}",
                "{\"name\":\"x\",\"severity\":\"low\",\"labels\":{\"a\":{\"b\":1}}}",
                "{\"name\":{\"a\":1},\"severity\":\"low\"}",
                "[1]",
                "{\"name\":"
            })
    void whatIsNoAlertIsRefusedWithAReason(String body) throws Exception {
        try (AlertServer server = new AlertServer(RULES, folder)) {
            HttpResponse<String> refused = server.post("/api/v1/alerts", body);

            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
            assertThat(object(refused).getString("error")).isNotBlank();
            assertThat(server.engine.book().firing()).isEmpty();
        }
    }

    @Test
    void aRulesOwnNameIsNotFiredByHand() throws Exception {
        try (AlertServer server = new AlertServer(RULES, folder)) {
            assertThat(fire(server, "{\"name\":\"busy\",\"severity\":\"low\"}").statusCode())
                    .isEqualTo(409);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/alerts",
        "POST, /api/v1/alerts/x/ack",
        "POST, /api/v1/alerts/x/resolve",
        "POST, /api/v1/silences",
        "DELETE, /api/v1/silences/x",
        "POST, /api/v1/rules",
        "DELETE, /api/v1/rules/busy",
        "POST, /api/v1/deliveries/x/retry",
        "POST, /api/v1/channels/x/test"
    })
    void whateverChangesSomethingNeedsTheToken(String method, String path) throws Exception {
        try (AlertServer server = new AlertServer(RULES, folder)) {
            assertThat(server.send(method, path, "", "").statusCode()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/alerts/" + NOT_THERE + ", 404",
        "POST, /api/v1/alerts/" + NOT_THERE + "/ack?by=ann, 404",
        "POST, /api/v1/alerts/" + NOT_THERE + "/ack, 400",
        "POST, /api/v1/alerts/" + NOT_THERE + "/resolve, 404",
        "GET, /api/v1/alerts/" + NOT_THERE + "/resolve, 405",
        "DELETE, /api/v1/alerts/" + NOT_THERE + ", 405",
        "POST, /api/v1/alerts/history, 405",
        "GET, /api/v1/alerts/a/b/c, 404",
        "GET, /api/v1/alerts/history?limit=0, 400",
        "GET, /api/v1/alerts/history?limit=20000, 400",
        "GET, /api/v1/alerts?severity=bad, 400",
        "DELETE, /api/v1/alerts, 405",
        "GET, /api/v1/rules/none, 404",
        "DELETE, /api/v1/rules/none, 404",
        "DELETE, /api/v1/rules/busy, 409",
        "GET, /api/v1/deliveries?format=xml, 400",
        "POST, /api/v1/deliveries/none/retry, 404",
        "POST, /api/v1/channels/none/test, 404",
        "POST, /api/v1/silences, 400",
        "POST, /api/v1/silences?match=a=b&by=ann, 400",
        "POST, /api/v1/silences?match=a=b&by=ann&minutes=99999, 400",
        "POST, /api/v1/silences?match=nonsense&by=ann&minutes=5, 400",
        "DELETE, /api/v1/silences/none, 404"
    })
    void everyMistakeHasItsStatus(String method, String path, int status) throws Exception {
        try (AlertServer server = new AlertServer(RULES, folder)) {
            HttpResponse<String> answer = server.send(method, path, "", AlertServer.TOKEN);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        }
    }

    static HttpResponse<String> fire(AlertServer server, String body) throws Exception {
        return server.post("/api/v1/alerts", body);
    }

    /** Of the newest that fires. */
    static String fingerprint(AlertServer server) {
        return server.engine.book().firing().get(0).fingerprint();
    }

    static JsonObject object(HttpResponse<String> answer) throws Exception {
        return JsonParser.object().from(answer.body());
    }
}
