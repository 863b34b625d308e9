package io.tbot.testapp.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.grack.nanojson.JsonObject;
import io.tbot.testapp.fix.Tags;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.java_websocket.framing.CloseFrame;
import org.junit.jupiter.api.Test;

class FaultyVenueTest {
    private static final int ORDERS = 40;

    @Test
    void rejectsForSeveralReasonsAndCountsThem() throws Exception {
        try (Venue venue = open("--fault", "rejects=1")) {
            VenueClient client = new VenueClient(venue);

            Map<String, Long> said = new TreeMap<>();
            for (int i = 0; i < ORDERS; i++) {
                JsonObject answer = VenueClient.json(client.order("r-" + i));
                said.merge(answer.getInt("code") + " " + answer.getString("msg"), 1L, Long::sum);
            }

            JsonObject rejects = client.journal().getObject("rejects");
            assertThat(said)
                    .isEqualTo(Map.of(
                            "-2010 account has insufficient balance for requested action",
                            rejects.getLong("INSUFFICIENT_BALANCE"),
                            "-2010 market is closed",
                            rejects.getLong("MARKET_CLOSED"),
                            "-1013 filter failure: LOT_SIZE",
                            rejects.getLong("LOT_SIZE")));
            assertThat(trails(client))
                    .allSatisfy(trail -> assertThat(trail.getString("status")).isEqualTo("REJECTED"));
        }
    }

    @Test
    void letsOrdersExpireHalfOfThemInPart() throws Exception {
        try (Venue venue = open("--fault", "expires=1")) {
            Listener user = new Listener(venue, "/user");
            VenueClient client = new VenueClient(venue);

            placeAll(client);

            JsonObject orders = client.journal().getObject("orders");
            assertThat(orders.getLong("EXPIRED")).isEqualTo(orders.getLong("NEW"));
            assertThat(orders.getLong("PARTIALLY_FILLED")).isBetween(5L, 35L);
            long reports = orders.getLong("NEW") + orders.getLong("PARTIALLY_FILLED") + orders.getLong("EXPIRED");
            assertThat(user.next((int) reports))
                    .extracting(report -> report.getString("X"))
                    .containsOnly("NEW", "PARTIALLY_FILLED", "EXPIRED");
        }
    }

    @Test
    void takesAnOrderAndNeverAnswers() throws Exception {
        try (Venue venue = open("--fault", "lost-acks=1")) {
            VenueClient client = new VenueClient(venue);

            for (int i = 0; i < 10; i++) {
                String id = "lost-" + i;
                assertThatThrownBy(() -> client.order(id)).isInstanceOf(IOException.class);
            }

            assertThat(client.journal().getObject("lost_answers").getLong("rest"))
                    .isEqualTo(10);
            assertThat(trails(client)).hasSize(10).allSatisfy(trail -> {
                assertThat(trail.getString("loss")).isIn("answer", "everything");
                assertThat(trail.getLong("answered_nanos")).isZero();
                assertThat(trail.getLong("venue_id")).isPositive();
            });
        }
    }

    @Test
    void saysByFixOnlyWhatFollowsALostAnswer() throws Exception {
        try (Venue venue = open("--fault", "lost-acks=1")) {
            FixClient fix = new FixClient(venue);
            VenueClient client = new VenueClient(venue);
            for (int i = 0; i < ORDERS; i++) {
                fix.order("f-" + i);
            }
            fix.cancel("nobody", "last");

            List<String> heard = new ArrayList<>();
            for (String next = fix.next(Tags.EXEC_TYPE); !next.startsWith("9"); next = fix.next(Tags.EXEC_TYPE)) {
                heard.add(next);
            }

            assertThat(heard).isNotEmpty().doesNotContain("8 150=0");
            long told = trails(client).stream()
                    .flatMap(trail -> trail.getArray("steps").stream())
                    .filter(step -> ((JsonObject) step).getLong("told_nanos") > 0)
                    .count();
            long rejected = client.journal().getObject("orders").getLong("REJECTED");
            assertThat(heard).hasSize((int) (told + rejected));
            fix.close();
        }
    }

    @Test
    void breaksDownAndTakesEveryOtherOrderAllTheSame() throws Exception {
        try (Venue venue = open("--fault", "server-errors=1", "--fault", "rejects=0.000001")) {
            VenueClient client = new VenueClient(venue);

            Set<Integer> statuses = placeAll(client);

            assertThat(statuses).containsExactly(503);
            long taken = client.journal().getObject("orders").getLong("NEW");
            assertThat(taken).isBetween(10L, 30L);
            assertThat(trails(client).stream().filter(trail -> trail.getLong("venue_id") > 0))
                    .hasSize((int) taken);
        }
    }

    @Test
    void reportsTwiceUnderOneExecutionId() throws Exception {
        try (Venue venue = open("--fault", "duplicate-reports=0.5")) {
            Listener user = new Listener(venue, "/user");
            VenueClient client = new VenueClient(venue);
            placeAll(client);
            JsonObject journal = client.journal();
            JsonObject orders = journal.getObject("orders");
            long reports = orders.getLong("NEW") + orders.getLong("PARTIALLY_FILLED") + orders.getLong("FILLED");
            long duplicates = journal.getObject("duplicates").getLong("rest");

            List<JsonObject> heard = user.next((int) (reports + duplicates));

            Set<Long> executions = new HashSet<>();
            heard.forEach(report -> executions.add(report.getLong("t")));
            assertThat(duplicates).isPositive();
            assertThat(executions).hasSize((int) reports);
        }
    }

    @Test
    void repeatsFixReportsAsNewMessagesAndAsTheSame() throws Exception {
        try (Venue venue = open("--fault", "duplicate-reports=1", "--fault", "rejects=0.000001")) {
            FixClient fix = new FixClient(venue);
            for (int i = 0; i < ORDERS; i++) {
                fix.order("f-" + i);
            }
            fix.cancel("nobody", "last");

            Map<String, Integer> heard = new TreeMap<>();
            for (String next = fix.next(Tags.EXEC_ID); !next.startsWith("9"); next = fix.next(Tags.EXEC_ID)) {
                heard.merge(next, 1, Integer::sum);
            }

            JsonObject duplicates = new VenueClient(venue).journal().getObject("duplicates");
            assertThat(heard.values()).containsOnly(1, 2);
            assertThat(heard.values().stream().filter(times -> times == 2).count())
                    .isEqualTo(duplicates.getLong("fix poss_resend"));
            assertThat(duplicates.getLong("fix poss_dup")).isPositive();
            fix.close();
        }
    }

    @Test
    void journalsTheNumbersOfTheStreamAsAClientSeesThem() throws Exception {
        try (Venue venue = Venue.open(VenueOptions.parse(
                "--rate 20000 --fault gaps=0.1 --fault tick-repeats=0.1 --fault disorder=0.1 --symbols A"
                        .split(" ")))) {
            Listener listener = new Listener(venue, "/stream");
            VenueClient client = new VenueClient(venue);
            List<JsonObject> heard = new ArrayList<>(listener.next(2_000));
            client.post("/admin/feed?rate=0");
            TimeUnit.MILLISECONDS.sleep(100); // the publisher looks at its rate every 10 ms
            JsonObject journal = client.journal();
            int sent = (int) journal.getObject("websocket").getObject("/stream").getLong("messages");

            Map<String, Long> seen = new TreeMap<>(Map.of("duplicates", 0L, "late", 0L, "gaps", 0L, "missed", 0L));
            long highest = 0;
            heard.addAll(listener.next(sent - 2_000));
            heard.removeIf(message -> !message.has("t"));
            for (JsonObject message : heard) {
                long id = message.getLong("t");
                String what = id == highest ? "duplicates" : id < highest ? "late" : id > highest + 1 ? "gaps" : "";
                seen.merge(what, 1L, Long::sum);
                seen.merge("missed", Math.max(0, id - highest - 1), Long::sum);
                highest = Math.max(highest, id);
            }

            for (String what : List.of("duplicates", "late", "gaps", "missed")) {
                assertThat(journal.getObject("stream_" + what).getLong("A"))
                        .as(what)
                        .isEqualTo(seen.get(what))
                        .isPositive();
            }
        }
    }

    @Test
    void keepsTheReportsOfAClientThatIsAway() throws Exception {
        try (Venue venue = open()) {
            VenueClient client = new VenueClient(venue);
            Listener user = new Listener(venue, "/user?client=me");
            client.post("/admin/fault?name=user-disconnects&on=true");
            assertThat(user.closeCode.get(20, TimeUnit.SECONDS)).isEqualTo(CloseFrame.SERVICE_RESTART);
            client.post("/admin/fault?name=user-disconnects&on=false");
            placeAll(client);
            JsonObject orders = client.journal().getObject("orders");
            long reports = orders.getLong("NEW") + orders.getLong("PARTIALLY_FILLED") + orders.getLong("FILLED");

            List<JsonObject> missed = new Listener(venue, "/user?client=me").next((int) reports);

            assertThat(missed.get(0).getLong("t")).isEqualTo(1);
            assertThat(client.journal().getObject("closes").toString()).isEqualTo("{/user 1012=1}");
        }
    }

    @Test
    void replacesAnOrderByRestAndKeepsItOneOrder() throws Exception {
        try (Venue venue = open()) {
            Listener user = new Listener(venue, "/user");
            VenueClient client = new VenueClient(venue);
            MatchingRules rules = new MatchingRules(1, Faults.none());
            int i = 0;
            while (rules.fateOf("o-" + i) != MatchingRules.Fate.STAYS_OPEN) {
                i++;
            }
            String id = "o-" + i;
            client.order(id);

            HttpResponse<String> answer = client.replace(id, "new-name", "0.75");

            assertThat(answer.body())
                    .isEqualTo("{\"symbol\":\"BTCUSDT\",\"orderId\":1,\"clientOrderId\":\"new-name\","
                            + "\"origClientOrderId\":\"" + id + "\",\"status\":\"NEW\"}");
            client.cancel("new-name");
            assertThat(user.next(3))
                    .extracting(report -> report.getString("x") + " " + report.getString("c"))
                    .containsExactly("NEW " + id, "REPLACED new-name", "CANCELED new-name");
            assertThat(trails(client)).singleElement().satisfies(trail -> {
                assertThat(trail.getArray("client_ids").toString()).isEqualTo("[" + id + ", new-name]");
                assertThat(trail.getArray("steps"))
                        .extracting(step -> ((JsonObject) step).getString("status"))
                        .containsExactly("NEW", "REPLACED", "CANCELED");
            });
        }
    }

    @Test
    void saysWhatIsLeftOfTheAllowanceAndNotesIt() throws Exception {
        try (Venue venue = open()) {
            VenueClient client = new VenueClient(venue);

            HttpResponse<String> last = client.get("/api/v3/time");

            JsonObject noted = client.journal().getObject("allowance");
            for (String header : List.of("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")) {
                assertThat(last.headers().firstValue(header)).as(header).hasValue(noted.getString(header));
            }
            assertThat(noted.getString("X-RateLimit-Remaining")).isEqualTo("59999");
        }
    }

    private static Venue open(String... more) throws Exception {
        List<String> options = new ArrayList<>(List.of("--rate", "0"));
        options.addAll(List.of(more));
        return Venue.open(VenueOptions.parse(options.toArray(String[]::new)));
    }

    private static Set<Integer> placeAll(VenueClient client) throws Exception {
        Set<Integer> statuses = new HashSet<>();
        for (int i = 0; i < ORDERS; i++) {
            statuses.add(client.order("o-" + i).statusCode());
        }
        return statuses;
    }

    private static List<JsonObject> trails(VenueClient client) throws Exception {
        return VenueClient.json(client.get("/journal")).getArray("trails").stream()
                .map(JsonObject.class::cast)
                .toList();
    }
}
