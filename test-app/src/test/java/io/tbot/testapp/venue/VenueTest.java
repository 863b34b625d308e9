package io.tbot.testapp.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import io.tbot.testapp.venue.MatchingRules.Fate;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VenueTest {
    private final MatchingRules rules = new MatchingRules(1, Faults.none());
    private Venue venue;
    private VenueClient client;

    @BeforeEach
    void openVenue() throws Exception {
        venue = Venue.open(VenueOptions.parse("--rate", "0"));
        client = new VenueClient(venue);
    }

    @AfterEach
    void closeVenue() throws Exception {
        venue.close();
    }

    @Test
    void acknowledgesAnOrderAndSaysHowMuchOfTheAllowanceIsUsed() throws Exception {
        String id = orderThat(Fate.FILLS_AT_ONCE);

        HttpResponse<String> response = client.order(id);

        JsonObject answer = VenueClient.json(response);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(answer.remove("transactTime")).isInstanceOf(Number.class);
        assertThat(answer)
                .isEqualTo(VenueClient.json("{\"symbol\":\"BTCUSDT\",\"orderId\":1,\"clientOrderId\":\"" + id
                        + "\",\"status\":\"NEW\",\"executedQty\":\"0\"}"));
        assertThat(response.headers().firstValue("X-MBX-USED-WEIGHT-1M")).hasValue("1");
        assertThat(response.headers().firstValue("X-MBX-ORDER-COUNT-10S")).hasValue("1");
        assertThat(response.headers().firstValue("Date")).isPresent();
    }

    @Test
    void rejectsTheOrdersItsRulesReject() throws Exception {
        HttpResponse<String> response = client.order(orderThat(Fate.REJECTED));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(VenueClient.json(response).getInt("code")).isEqualTo(-2010);
        assertThat(client.journal().getObject("orders").toString()).isEqualTo("{REJECTED=1}");
    }

    @Test
    void refusesAnOrderWithAWrongParameterByName() throws Exception {
        HttpResponse<String> response = client.order("a", "symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=-1&price=1");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(VenueClient.json(response).getString("msg")).isEqualTo("parameter 'quantity': '-1' is not above 0");
    }

    @Test
    void refusesAClientIdThatIsTaken() throws Exception {
        String id = orderThat(Fate.FILLS_AT_ONCE);
        client.order(id);

        assertThat(VenueClient.json(client.order(id)).getString("msg"))
                .isEqualTo("client order id '" + id + "' is taken");
    }

    @Test
    void reportsAFillInTwoPartsInOrder() throws Exception {
        Listener user = new Listener(venue, "/user");

        client.order(orderThat(Fate.FILLS_IN_TWO_PARTS));

        assertThat(user.next(3).stream().map(VenueTest::execution))
                .containsExactly(
                        "NEW NEW l=0 L=0 z=0 t=1",
                        "TRADE PARTIALLY_FILLED l=0.25 L=60000.10 z=0.25 t=2",
                        "TRADE FILLED l=0.25 L=60000.10 z=0.5 t=3");
    }

    @Test
    void keepsAnOrderOpenUntilItIsCancelledAndOnlyOnce() throws Exception {
        Listener user = new Listener(venue, "/user");
        String id = orderThat(Fate.STAYS_OPEN);
        client.order(id);
        assertThat(client.get("/api/v3/openOrders").body()).contains("\"clientOrderId\":\"" + id + "\"");

        HttpResponse<String> cancelled = client.cancel(id);
        HttpResponse<String> again = client.cancel(id);

        assertThat(VenueClient.json(cancelled).getString("status")).isEqualTo("CANCELED");
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(VenueClient.json(again).getInt("code")).isEqualTo(-2011);
        assertThat(client.get("/api/v3/openOrders").body()).isEqualTo("[]");
        assertThat(user.next(2).stream().map(report -> report.getString("X"))).containsExactly("NEW", "CANCELED");
    }

    @Test
    void findsAnOrderThatHasLeftTheBook() throws Exception {
        String id = orderThat(Fate.FILLS_AT_ONCE);
        client.order(id);
        client.journal(); // same connection: the order's reports are done

        JsonObject found = VenueClient.json(client.get("/api/v3/order?symbol=BTCUSDT&origClientOrderId=" + id));

        assertThat(found.getString("status")).isEqualTo("FILLED");
        assertThat(found.getString("executedQty")).isEqualTo("0.5");
    }

    @Test
    void journalEqualsWhatAClientSaw() throws Exception {
        Listener user = new Listener(venue, "/user");
        int ok = 0;
        int reports = 0;
        for (int i = 0; i < 300; i++) {
            String id = "journal-" + i;
            ok += client.order(id).statusCode() == 200 ? 1 : 0;
            reports += switch (rules.fateOf(id)) {
                case REJECTED -> 0;
                case STAYS_OPEN, FILLS_IN_PART, EXPIRES, EXPIRES_IN_PART -> 1; // the first alone without faults
                case FILLS_AT_ONCE -> 2;
                case FILLS_IN_TWO_PARTS -> 3;
            };
        }
        List<JsonObject> heard = user.next(reports);

        JsonObject journal = client.journal();

        assertThat(journal.getObject("requests").toString())
                .isEqualTo("{POST /api/v3/order 200=" + ok + ", POST /api/v3/order 400=" + (300 - ok) + "}");
        for (String status : List.of("NEW", "PARTIALLY_FILLED", "FILLED")) {
            assertThat(journal.getObject("orders").getLong(status))
                    .as(status)
                    .isEqualTo(heard.stream()
                            .filter(report -> report.getString("X").equals(status))
                            .count());
        }
        assertThat(journal.getObject("websocket").getObject("/user").toString())
                .isEqualTo("{connections=1, messages=" + user.messages + ", bytes=" + user.bytes + "}");
    }

    @Test
    void switchesAFaultAtRunTime() throws Exception {
        client.post("/admin/fault?name=rate-limit&on=true");
        List<Integer> limited = statusesOfTimeRequests();
        HttpResponse<String> off = client.post("/admin/fault?name=rate-limit&on=false");

        assertThat(limited).contains(200, 429);
        assertThat(off.body()).isEqualTo("{\"name\":\"rate-limit\",\"on\":false}");
        assertThat(statusesOfTimeRequests()).containsOnly(200);
    }

    @Test
    void holdsAnOrdersAnswerBackUnderTheFaultSlowVenue() throws Exception {
        client.post("/admin/fault?name=slow-venue&on=true");
        long startNanos = System.nanoTime();

        client.order(orderThat(Fate.FILLS_AT_ONCE));

        assertThat(System.nanoTime() - startNanos).isGreaterThan(50_000_000L);
    }

    @Test
    void takesAClientThatAsksForAnUpgradeAsOneThatDoesNot() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", venue.restPort())) {
            String upgrade = "GET /api/v3/time HTTP/1.1\r\nHost: venue\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                    + "Upgrade: h2c\r\nHTTP2-Settings: AAEAAEAA\r\n\r\n";
            String last = "GET /api/v3/time HTTP/1.1\r\nHost: venue\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write((upgrade + last).getBytes(StandardCharsets.US_ASCII));

            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(answers.split("HTTP/1.1 200 OK\r\n", -1)).hasSize(3);
        }
    }

    @Test
    void says429WithAPauseUnderTheFaultRateLimit() throws Exception {
        client.post("/admin/fault?name=rate-limit&on=true");

        HttpResponse<String> limited = client.get("/api/v3/time");
        while (limited.statusCode() != 429) {
            limited = client.get("/api/v3/time");
        }

        assertThat(limited.headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void saysWhichFaultItDoesNotKnow() throws Exception {
        assertThat(VenueClient.json(client.post("/admin/fault?name=fire&on=true"))
                        .getString("msg"))
                .startsWith("parameter 'name': 'fire' is not one of slow-venue, rejects");
    }

    private List<Integer> statusesOfTimeRequests() throws Exception {
        Integer[] statuses = new Integer[60];
        for (int i = 0; i < statuses.length; i++) {
            statuses[i] = client.get("/api/v3/time").statusCode();
        }
        return List.of(statuses);
    }

    private String orderThat(Fate fate) {
        return IntStream.range(0, 10_000)
                .mapToObj(i -> "order-" + i)
                .filter(id -> rules.fateOf(id) == fate)
                .findFirst()
                .orElseThrow();
    }

    private static String execution(JsonObject report) {
        return String.format(
                "%s %s l=%s L=%s z=%s t=%d",
                report.getString("x"),
                report.getString("X"),
                report.getString("l"),
                report.getString("L"),
                report.getString("z"),
                report.getLong("t"));
    }
}
