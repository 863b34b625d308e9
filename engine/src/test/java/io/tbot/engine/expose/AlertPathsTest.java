package io.tbot.engine.expose;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import io.tbot.engine.alert.AlertClock;
import io.tbot.engine.alert.hold.Moment;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Silences, rules, deliveries and channels over a real connection. */
class AlertPathsTest {
    private static final String RULES = "rules: {defaults: false, list: []}\n";
    private static final String RULE =
            "{\"id\":\"mine\",\"severity\":\"high\",\"when\":\"increase(orders_total, 1m) by (exchange) >= 5\"}";

    @TempDir
    private Path folder;

    @Test
    void aPreviewSaysWhomASilenceWouldMeetAndChangesNothing() throws Exception {
        try (AlertServer server = new AlertServer(RULES, folder)) {
            fire(server, "one", "a");
            fire(server, "two", "b");

            JsonObject some = AlertsApiTest.object(server.post("/api/v1/silences/preview?match=desk=a", ""));
            assertThat(some.getInt("matches")).isEqualTo(1);
            assertThat(some.getArray("alerts").getObject(0).getString("rule")).isEqualTo("one");
            assertThat(AlertsApiTest.object(server.get("/api/v1/silences")).getArray("silences"))
                    .isEmpty();
            HttpResponse<String> made =
                    server.post("/api/v1/silences", "{\"labels\":{\"desk\":\"b\"},\"duration\":\"1h\",\"by\":\"ann\"}");
            assertThat(AlertsApiTest.object(made).getInt("matches")).isEqualTo(1);

            String id = AlertsApiTest.object(made).getString("id");
            assertThat(server.delete("/api/v1/silences/" + id).statusCode()).isEqualTo(200);
            assertThat(server.delete("/api/v1/silences?id=" + id).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aSilenceMayComeBackUntilItsEndAndOutlivesTheProcess() throws Exception {
        String silence =
                "{\"match\":\"desk=a\",\"every\":\"Mon-Sun 00:00-24:00 UTC\",\"duration\":\"2d\",\"by\":\"ann\"}";
        try (AlertServer server = new AlertServer(RULES, folder)) {
            assertThat(server.post("/api/v1/silences", silence.replace("Mon-", "Moo-"))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(server.post("/api/v1/silences", silence).statusCode()).isEqualTo(200);
        }
        try (AlertServer server = new AlertServer(RULES, folder)) {
            JsonObject kept = AlertsApiTest.object(server.get("/api/v1/silences"))
                    .getArray("silences")
                    .getObject(0);
            assertThat(kept.getString("every")).isEqualTo("Mon-Sun 00:00-24:00 UTC");
            assertThat(kept.getString("until")).isNotBlank();
            assertThat(kept.getBoolean("active")).isTrue();
        }
    }

    @Test
    void aSilenceMayEndWithTheLastAlertItMatchesOrBeginLater() throws Exception {
        String waits = "{\"match\":\"desk=a\",\"until\":\"resolved\",\"by\":\"ann\"}";
        String later = "{\"match\":\"desk=a\",\"in\":\"1h\",\"duration\":\"1h\",\"by\":\"ann\"}";
        String one;
        try (AlertServer server = new AlertServer(RULES, folder)) {
            assertThat(server.post("/api/v1/silences", waits).statusCode()).isEqualTo(409);
            fire(server, "one", "a");
            one = AlertsApiTest.fingerprint(server);
            assertThat(server.post("/api/v1/silences", waits).statusCode()).isEqualTo(200);
            assertThat(server.post("/api/v1/silences", later).statusCode()).isEqualTo(200);
            server.tick();
            assertThat(active(server)).containsExactly(true, false);
            HttpResponse<String> minutes = server.post("/api/v1/silences?minutes=5&by=ann&match=desk=b", "");
            assertThat(active(server))
                    .as("how long is not when: " + minutes.body())
                    .containsExactly(true, false, true);
            server.delete("/api/v1/silences/" + AlertsApiTest.object(minutes).getString("id"));
        }
        try (AlertServer server = new AlertServer(RULES, folder)) {
            server.tick();
            assertThat(active(server)).as("after a restart").startsWith(true, false);
            server.post("/api/v1/alerts/" + one + "/resolve", "");
            server.tick();
            assertThat(active(server)).as("its alert is over").startsWith(false, false);
        }
    }

    @Test
    void aSilenceMayEndOnceItMatchesNothingAndSaysSo() throws Exception {
        String silence =
                "{\"match\":\"desk=a\",\"duration\":\"4h\",\"by\":\"ann\",\"auto_expire_if_unmatched\":\"%s\"%s}";
        try (AlertServer server = new AlertServer(RULES, folder)) {
            for (String wrong : List.of(
                    silence.formatted("31d", ""),
                    silence.formatted("soon", ""),
                    silence.formatted("1h", ",\"every\":\"Mon-Sun 00:00-24:00 UTC\""),
                    silence.formatted("1h", ",\"until\":\"resolved\""))) {
                HttpResponse<String> answer = server.post("/api/v1/silences", wrong);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
                assertThat(answer.body()).contains("'auto_expire_if_unmatched'");
            }
            fire(server, "one", "a");
            assertThat(server.post("/api/v1/silences", silence.formatted("90m", ""))
                            .statusCode())
                    .isEqualTo(200);
            JsonObject said = silences(server).get(0);
            assertThat(said.getString("auto_expire_if_unmatched")).isEqualTo("90m");
            assertThat(said.has("ended")).isFalse();
            server.delete("/api/v1/silences/" + said.getString("id"));

            server.post("/api/v1/silences", silence.formatted("2s", ""));
            Moment now = AlertClock.now();
            look(server, now, 1, 5);
            assertThat(silences(server).get(1).has("ended")).as("it matches").isFalse();
            server.post("/api/v1/alerts/" + AlertsApiTest.fingerprint(server) + "/resolve", "");
            look(server, now, 6, 9);
        }
        try (AlertServer server = new AlertServer(RULES, folder)) {
            assertThat(silences(server))
                    .as("after a restart")
                    .extracting(each -> each.getString("ended"))
                    .containsExactly("by_hand", "unmatched");
        }
    }

    /** As if so many seconds had gone by. */
    private static void look(AlertServer server, Moment start, int from, int to) {
        for (int second = from; second <= to; second++) {
            server.engine.tick(new Moment(start.nanos() + second * 1_000_000_000L, start.millis() + second * 1_000L));
        }
    }

    private static List<JsonObject> silences(AlertServer server) throws Exception {
        List<JsonObject> silences = new ArrayList<>();
        AlertsApiTest.object(server.get("/api/v1/silences"))
                .getArray("silences")
                .forEach(each -> silences.add((JsonObject) each));
        return silences;
    }

    private static List<Boolean> active(AlertServer server) throws Exception {
        return silences(server).stream().map(each -> each.getBoolean("active")).toList();
    }

    @Test
    void aRuleIsAddedLooksAtOnceAndIsRemoved() throws Exception {
        try (AlertServer server = new AlertServer(RULES, folder)) {
            server.orders("kraken", 1);
            HttpResponse<String> added = server.post("/api/v1/alerts/rules", RULE);
            assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
            server.tick();
            server.orders("kraken", 7);
            assertThat(server.engine.book().firing()).hasSize(1);
            assertThat(AlertsApiTest.object(server.get("/api/v1/rules/mine")).getBoolean("added"))
                    .isTrue();

            assertThat(server.delete("/api/v1/alerts/rules/mine").statusCode()).isEqualTo(200);
            assertThat(server.engine.book().firing()).isEmpty();
            assertThat(server.get("/api/v1/rules/mine").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aRuleOfTheOriginalsShapeIsTakenToo() throws Exception {
        try (AlertServer server = new AlertServer(RULES, folder)) {
            HttpResponse<String> added = server.post("/api/v1/alerts/rules", """
                    {"name": "old", "description": "x", "severity": "high", "query": "tbot_orders_total",
                     "threshold": 5, "operator": ">", "duration": "1m"}""");

            assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        }
    }

    @Test
    void aRuleWithAMistakeIsRefusedWithItsPlace() throws Exception {
        try (AlertServer server = new AlertServer(RULES, folder)) {
            HttpResponse<String> refused = server.post("/api/v1/rules", RULE.replace("increase", "increas"));

            assertThat(refused.statusCode()).isEqualTo(400);
            JsonObject mistake =
                    AlertsApiTest.object(refused).getArray("mistakes").getObject(0);
            assertThat(mistake.getString("message")).contains("increas");
            assertThat(mistake.getInt("line")).isEqualTo(1);
            assertThat(mistake.getInt("column")).isBetween(RULE.indexOf("increase"), RULE.indexOf("increase") + 1);
            assertThat(server.engine.rules()).isEmpty();
            assertThat(server.engine.mistakes()).isEmpty();
        }
    }

    @Test
    void aFileOfRulesIsCheckedAgainstTheNumbersThereAre() throws Exception {
        try (AlertServer server = new AlertServer(RULES, folder)) {
            server.orders("kraken", 1);
            String file = """
                    rules:
                      - {id: fine, severity: low, when: "increase(orders_total, 1m) > 5"}
                      - {id: odd, severity: low, when: "quantil(0.9, orders_total, 1m) > 5"}
                    """;

            JsonObject check = AlertsApiTest.object(server.post("/api/v1/rules/check", file));
            assertThat(check.getInt("sound")).isEqualTo(1);
            assertThat(check.getArray("rules")).containsExactly("fine");
            assertThat(check.getArray("mistakes").getObject(0).getInt("line")).isEqualTo(3);
            assertThat(server.engine.rules()).isEmpty();
        }
    }

    @Test
    void aTestOfAChannelSaysWhatBecameOfIt() throws Exception {
        Path told = folder.resolve("told.log");
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        Path hook = Files.writeString(folder.resolve("hook"), "http://127.0.0.1:" + closed + "/");
        String channels = "channels: {log: {type: file, path: \"" + told + "\"}, hook: {type: webhook, url: \"${file:"
                + hook + "}\"}}\n";
        try (AlertServer server = new AlertServer(channels + RULES, folder)) {
            HttpResponse<String> good = server.post("/api/v1/channels/log/test", "");
            assertThat(good.statusCode()).as(good.body()).isEqualTo(200);
            assertThat(told).content().contains("TBotChannelTest");
            HttpResponse<String> bad = server.post("/api/v1/channels/test?name=hook", "");
            assertThat(bad.statusCode()).as(bad.body()).isEqualTo(502);
            assertThat(AlertsApiTest.object(bad).getString("result")).isEqualTo("retry");

            String status = server.get("/api/v1/channels").body();
            assertThat(status).contains("\"name\":\"log\"", "\"sent\":1", "\"breaker\":\"closed\"");
        }
    }

    @Test
    void whatWasDecidedIsKnownAfterARestart() throws Exception {
        String rules = RULES + "silences: [{match: {desk: a}, every: \"Mon-Sun 00:00-24:00 UTC\", comment: always}]\n"
                + "channels: {log: {type: file, path: \"" + folder.resolve("log") + "\"}}\n";
        String at;
        try (AlertServer server = new AlertServer(rules, folder)) {
            fire(server, "one", "a");
            server.tick();
            JsonObject held = AlertsApiTest.object(server.get("/api/v1/deliveries?result=held"))
                    .getArray("deliveries")
                    .getObject(0);
            assertThat(held.getString("reason")).isEqualTo("silenced");
            at = held.getString("at");
        }
        try (AlertServer server = new AlertServer(rules, folder)) {
            assertThat(server.engine.log().written()).isZero();

            assertThat(AlertsApiTest.object(server.get("/api/v1/deliveries?result=held"))
                            .getArray("deliveries"))
                    .singleElement()
                    .satisfies(each ->
                            assertThat(((JsonObject) each).getString("at")).isEqualTo(at));
            assertThat(AlertsApiTest.object(server.get("/api/v1/deliveries?before=" + at))
                            .getArray("deliveries"))
                    .isEmpty();
            assertThat(server.get("/api/v1/deliveries?before=yesterday").statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void deliveriesAreShownAsJsonAndAsATableThatRunsNothing() throws Exception {
        String channels = "channels: {log: {type: file, path: \"" + folder.resolve("told.log") + "\"}}\n";
        try (AlertServer server = new AlertServer(channels + RULES, folder)) {
            server.post("/api/v1/channels/log/test", "");

            JsonObject json = AlertsApiTest.object(server.get("/api/v1/deliveries?channel=log&result=sent"));
            assertThat(json.getArray("deliveries")).hasSize(1);
            HttpResponse<String> csv = server.get("/api/v1/deliveries?format=csv");
            assertThat(csv.headers().firstValue("content-type")).hasValue("text/csv; charset=utf-8");
            assertThat(csv.body().lines().findFirst())
                    .hasValue("at,channel,group,id,result,reason,attempt,detail,fingerprints");
            assertThat(csv.body()).contains(",sent,test,");
            assertThat(DeliveriesApi.cell("=1+1")).isEqualTo("'=1+1");
            assertThat(DeliveriesApi.cell("a,\"b\"")).isEqualTo("\"a,\"\"b\"\"\"");
        }
    }

    @Test
    void aDeadLetterIsSentOnceMore() throws Exception {
        Path told = folder.resolve("told.log");
        String log = "{type: file, path: \"" + told + "\"}";
        try (AlertServer server = new AlertServer("channels: {log: " + log + "}\n" + RULES, folder)) {
            server.engine.desk().test("gone", false, io.tbot.engine.alert.AlertClock.now());
            JsonObject dead = AlertsApiTest.object(server.get("/api/v1/deliveries/dead"))
                    .getArray("dead")
                    .getObject(0);
            assertThat(dead.getString("channel")).isEqualTo("gone");
            server.follow("channels: {gone: " + log + "}\n" + RULES);

            HttpResponse<String> retried = server.post("/api/v1/deliveries/" + dead.getString("id") + "/retry", "");
            assertThat(retried.statusCode()).isEqualTo(202);
            Eventually.holds(() -> told.toFile().length() > 0);
            assertThat(AlertsApiTest.object(server.get("/api/v1/deliveries/dead"))
                            .getArray("dead"))
                    .isEmpty();
        }
    }

    private static void fire(AlertServer server, String name, String desk) throws Exception {
        AlertsApiTest.fire(
                server, "{\"name\":\"" + name + "\",\"severity\":\"low\",\"labels\":{\"desk\":\"" + desk + "\"}}");
    }
}
