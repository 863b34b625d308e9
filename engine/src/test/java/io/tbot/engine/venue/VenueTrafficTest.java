package io.tbot.engine.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.engine.config.ExchangeRule;
import io.tbot.engine.config.ProfileRule;
import io.tbot.engine.exchange.HttpCalls;
import io.tbot.engine.exchange.ReadCall;
import io.tbot.engine.exchange.Venues;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Reading;
import io.tbot.engine.measure.Series;
import io.tbot.engine.tick.Ticks;
import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VenueTrafficTest {
    private final OrderFlow flow = new OrderFlow(new Ticks());
    private final Measure measure = new Measure(Caps.standard());
    private final VenueTraffic traffic = new VenueTraffic(measure, new Families(), List.of(), flow);

    @Test
    void readsAnOrderFromQueryAndAnswerAndNeverItsSignature() {
        ReadCall call = begin("binance", "POST", "/api/v3/order", "symbol=BTCUSDT&side=BUY&type=LIMIT&price=10.50");
        call.requestBody("quantity=0.1&newClientOrderId=a%2D1&signature=cafe&timestamp=1");
        call.responseBody(
                "{\"symbol\":\"BTCUSDT\",\"orderId\":42,\"clientOrderId\":\"a-1\",\"status\":\"NEW\"}", 0, 999);
        call.answered(200, null, 7, false);

        assertThat(told())
                .containsExactly(
                        "BEGIN PLACE 1 binance BTCUSDT BUY LIMIT 10.50 0.1 a-1 null at 1 null OK null",
                        "WIRE PLACE 1 null null null null null null null null at 2 null OK null",
                        "END PLACE 1 binance BTCUSDT null null null null a-1 42 at 7 NEW OK null");
    }

    @Test
    void readsAJsonBodyOfAStream() throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(
                ("{\"symbol\":\"AAPL\",\"qty\":\"3\",\"side\":\"sell\",\"type\":\"market\",\"client_order_id\":\"c\"}")
                        .getBytes(StandardCharsets.UTF_8));
        ReadCall call = begin("alpaca", "POST", "/v2/orders", null);
        call.requestBody(body);
        call.answered(200, null, 7, true);
        byte[] answer = "xx{\"id\":\"904837e3\",\"client_order_id\":\"c\",\"status\":\"accepted\",\"filled_qty\":\"0\"}"
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 2; i < answer.length; i++) {
            call.responseBody(answer, i, 1);
        }

        assertThat(told())
                .containsExactly(
                        "BEGIN PLACE 1 alpaca AAPL sell market null 3 c null at 1 null OK null",
                        "WIRE PLACE 1 null null null null null null null null at 2 null OK null",
                        "END PLACE 1 alpaca AAPL null null null null c 904837e3 at 7 accepted OK null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "binance | 400 | {\"code\":-2010,\"msg\":\"no funds\"} | REFUSED -2010",
                "binance | 400 | {\"code\":-1003,\"msg\":\"slow\"} | REFUSED rate_limit",
                "binance | 400 | {\"code\":-1007,\"msg\":\"timeout\"} | UNKNOWN -1007",
                "binance | 429 | {} | REFUSED rate_limit",
                "binance | 418 | {} | REFUSED rate_limit",
                "binance | 503 | {\"code\":-1000} | UNKNOWN http_5xx",
                "binance | 502 | <html>bad</html> | UNKNOWN http_5xx",
                "binance | 404 | gone | REFUSED http_4xx",
                "kraken | 200 | {\"error\":[\"EOrder:Insufficient funds\"]} | REFUSED EOrder:Insufficient funds",
                "kraken | 200 | {\"error\":[\"EAPI:Rate limit exceeded\"]} | REFUSED rate_limit",
                "kraken | 200 | {\"error\":[],\"result\":{\"txid\":[\"OU22CG\"]}} | OK null",
                "bybit | 200 | {\"retCode\":10001,\"retMsg\":\"x\",\"result\":{}} | REFUSED 10001",
                "bybit | 200 | {\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"orderId\":\"1\"}} | OK null",
                "okx | 200 | {\"code\":\"1\",\"data\":[{\"ordId\":\"\",\"sCode\":\"51008\"}]} | REFUSED 51008",
                "okx | 200 | {\"code\":\"0\",\"data\":[{\"ordId\":\"3\",\"sCode\":\"0\"}]} | OK null",
                "kucoin | 200 | {\"code\":\"200004\",\"msg\":\"low\"} | REFUSED 200004",
                "kucoin | 200 | {\"code\":\"200000\",\"data\":{\"orderId\":\"5\"}} | OK null",
                "coinbase | 200 | {\"success\":false,\"error_response\":{\"error\":\"INSUFFICIENT_FUND\"}}"
                        + " | REFUSED INSUFFICIENT_FUND",
                "gemini | 400 | {\"result\":\"error\",\"reason\":\"InvalidPrice\"} | REFUSED InvalidPrice",
                "alpaca | 403 | {\"code\":40310000,\"message\":\"x\"} | REFUSED 40310000",
                "bitstamp | 200 | {\"status\":\"error\",\"reason\":\"x\"} | REFUSED error",
            })
    void tellsRefusedFromUnknown(String venue, int status, String body, String outcome) {
        ReadCall call = begin(venue, "POST", place(venue), null);
        call.requestBody("{}");
        call.responseBody(body.strip(), 0, 4096);
        call.answered(status, null, 7, false);

        assertThat(told().get(2)).startsWith("END PLACE").endsWith(" " + outcome.strip());
    }

    private static String place(String venue) {
        return switch (venue) {
            case "binance" -> "/api/v3/order";
            case "kraken" -> "/0/private/AddOrder";
            case "bybit" -> "/v5/order/create";
            case "okx" -> "/api/v5/trade/order";
            case "kucoin" -> "/api/v1/orders";
            case "coinbase" -> "/api/v3/brokerage/orders";
            case "gemini" -> "/v1/order/new";
            case "alpaca" -> "/v2/orders";
            default -> "/api/v2/buy/btcusd/";
        };
    }

    @Test
    void leavesTheFateOpenWhereNoAnswerCame() {
        ReadCall late = begin("binance", "DELETE", "/api/v3/order", "symbol=X&origClientOrderId=a");
        late.answered(0, new SocketTimeoutException("late"), 7, false);
        ReadCall never = begin("binance", "DELETE", "/api/v3/order", "symbol=X&orderId=9");
        never.answered(0, new ConnectException("no"), 7, false);

        List<String> told = told();
        assertThat(told.get(2)).endsWith("UNKNOWN socket_timeout");
        assertThat(told.get(5)).endsWith("REFUSED connect");
    }

    @Test
    void isPartOfTheCallOfALibraryAboveAndCountsNothing() {
        OrderFacts facts = flow.facts();
        facts.kind = Orders.PLACE;
        flow.begin(facts);
        ReadCall call = begin("binance", "POST", "/api/v3/order", "symbol=BTCUSDT");
        call.requestBody("");
        call.responseBody("{\"orderId\":42}", 0, 99);
        call.answered(200, null, 7, false);

        assertThat(told())
                .extracting(line -> line.substring(0, 11))
                .containsExactly("BEGIN PLACE", "BEGIN PLACE", "END PLACE 1");
        assertThat(flow.openCall()).isEqualTo(1);
    }

    @Test
    void tellsAnswersThatComeOnAnotherThread() throws Exception {
        ReadCall call = begin("binance", "POST", "/api/v3/order", "symbol=BTCUSDT");
        call.requestBody("");
        call.leaves();
        assertThat(flow.openCall()).isZero();
        Thread other = new Thread(() -> {
            call.responseBody("{\"orderId\":42}", 0, 99);
            call.answered(200, null, 7, false);
        });
        other.start();
        other.join();

        assertThat(told().get(2)).startsWith("END PLACE 1 binance BTCUSDT").contains(" 42 at 7 ");
    }

    /** On a busy machine the answer may be there before the call that asked for it has returned. */
    @Test
    void leavesNoCallOpenWhereTheAnswerOvertakesTheCall() throws Exception {
        HttpCalls calls = new HttpCalls(measure, new Families(), new Venues(List.of()), flow);
        calls.readWith(traffic);
        URI cancel = URI.create("https://api.binance.com/api/v3/order?symbol=BTCUSDT&origClientOrderId=a-1");
        CompletableFuture<Object> response = new CompletableFuture<>();
        int token = calls.enter("DELETE", cancel, true, 1);
        calls.responding(response);
        Thread other = new Thread(() -> response.completeExceptionally(new ConnectException()));
        other.start();
        other.join();
        calls.exitAsync(token, 1, response, null);

        assertThat(flow.openCall()).isZero();
        assertThat(told())
                .extracting(line -> line.substring(0, 12))
                .containsExactly("BEGIN CANCEL", "WIRE CANCEL ", "END CANCEL 1");
    }

    @Test
    void tellsACallWhoseAnswerNobodyReads() {
        ReadCall call = begin("binance", "POST", "/api/v3/order", "symbol=BTCUSDT");
        call.requestBody("");
        call.answered(400, null, 7, true);
        assertThat(told()).hasSize(2);

        traffic.endUnread(2_000_000_000L);
        call.responseBody("{\"code\":-2010}", 0, 99);

        assertThat(told()).hasSize(1).first().asString().endsWith("at 7 null REFUSED http_4xx");
    }

    @Test
    void listsOpenOrdersAndSaysWhenThatIsAll() {
        ReadCall call = begin("binance", "GET", "/api/v3/openOrders", "symbol=BTCUSDT&signature=x");
        call.answered(200, null, 7, true);
        byte[] answer = ("[{\"symbol\":\"BTCUSDT\",\"orderId\":1,\"clientOrderId\":\"a\",\"status\":\"NEW\"},"
                        + "{\"symbol\":\"BTCUSDT\",\"orderId\":2,\"clientOrderId\":\"b\",\"status\":\"NEW\"}]")
                .getBytes(StandardCharsets.UTF_8);
        call.responseBody(answer, 0, 60);
        call.responseBody(answer, 60, answer.length - 60);

        assertThat(told())
                .containsExactly(
                        "LISTED QUERY 0 binance BTCUSDT null null null null a 1 at 7 NEW OK null",
                        "LISTED QUERY 0 binance BTCUSDT null null null null b 2 at 7 NEW OK null",
                        "LIST_END QUERY 0 binance BTCUSDT null null null null null null at 7 null OK null");
    }

    @Test
    void listsOrdersThatKrakenNamesByTheirIds() {
        ReadCall call = begin("kraken", "POST", "/0/private/OpenOrders", null);
        call.answered(200, null, 7, true);
        String answer = "{\"error\":[],\"result\":{\"open\":{"
                + "\"OA-1\":{\"refid\":null,\"cl_ord_id\":\"a\",\"status\":\"open\","
                + "\"descr\":{\"pair\":\"XBTUSD\",\"type\":\"buy\",\"price\":\"1\"},\"vol_exec\":\"0.5\",\"price\":\"30010\"},"
                + "\"OB-2\":{\"refid\":null,\"status\":\"open\",\"descr\":{\"pair\":\"ETHUSD\",\"type\":\"sell\"}}}}}";
        call.responseBody(answer, 0, 90);
        call.responseBody(answer.substring(90), 0, answer.length());

        assertThat(told())
                .containsExactly(
                        "LISTED QUERY 0 kraken XBTUSD buy null null null a OA-1 at 7 open OK null",
                        "LISTED QUERY 0 kraken ETHUSD sell null null null null OB-2 at 7 open OK null",
                        "LIST_END QUERY 0 kraken null null null null null null null at 7 null OK null");
    }

    @Test
    void readsTradesThatKrakenNamesByTheirIds() {
        ReadCall call = begin("kraken", "POST", "/0/private/TradesHistory", null);
        call.answered(200, null, 7, true);
        call.responseBody(
                "{\"error\":[],\"result\":{\"trades\":{\"T-9\":{\"ordertxid\":\"OA-1\",\"pair\":\"XXBTZUSD\",\"time\":1688667796.8802,"
                        + "\"price\":\"30010\",\"vol\":\"0.5\",\"fee\":\"1.2\"}},\"count\":1}}",
                0,
                999);

        assertThat(told())
                .singleElement()
                .asString()
                .startsWith("TRADE QUERY 0 kraken XXBTZUSD ")
                .contains("OA-1");
    }

    @Test
    void callsALibrarysListWholeForNoMoreThanTheSymbolItAskedFor() {
        new VenueAnswers(traffic).read("binance", "binance", "GET", "/api/v3/openOrders", "BTCUSDT", "[]");

        assertThat(told()).hasSize(1).first().asString().startsWith("LIST_END QUERY 0 binance BTCUSDT ");
    }

    @Test
    void keepsNoPlaceForACallWhoseAnswerIsRead() {
        for (int i = 0; i < 1000; i++) {
            ReadCall call = begin("binance", "POST", "/api/v3/order", "symbol=BTCUSDT&side=BUY");
            call.answered(200, null, 7, true);
            call.responseBody(
                    "{\"symbol\":\"BTCUSDT\",\"orderId\":42,\"clientOrderId\":\"a\",\"status\":\"NEW\"}", 0, 99);

            assertThat(told()).hasSize(3).last().asString().contains(" a 42 ");
        }
        assertThat(unread(measure)).isEmpty();
    }

    @Test
    void countsTheCallsThatMoreAnswersWaitThanThereArePlaces() {
        for (int i = 0; i < 1000; i++) {
            begin("binance", "GET", "/api/v3/openOrders", null).answered(200, null, 7, true);
        }

        assertThat(unread(measure)).singleElement().asString().startsWith("binance too_many_answers 7");
    }

    @Test
    void forgetsTheAnswerThatAnotherOneTookThePlaceOf() {
        ReadCall call = begin("binance", "POST", "/api/v3/order", "symbol=BTCUSDT&side=BUY");
        call.responseBody("{\"code\":-1003}", 0, 99);
        call.answeredAnew();
        call.responseBody("{\"symbol\":\"BTCUSDT\",\"orderId\":42,\"clientOrderId\":\"a\",\"status\":\"NEW\"}", 0, 99);
        call.answered(200, null, 7, false);

        assertThat(told()).last().asString().contains(" a 42 ").endsWith("NEW OK null");
    }

    @Test
    void hasEveryBuiltInProfileThatItNames() {
        assertThat(BuiltIn.VENUES).hasSize(10).allMatch(venue -> BuiltIn.text(venue) != null);
    }

    @Test
    void doesNotCallAListWholeThatIsCut() {
        ReadCall call = begin("binance", "GET", "/api/v3/openOrders", null);
        call.responseBody("[" + "{\"orderId\":1,\"clientOrderId\":\"a\"},".repeat(200) + "{}]", 0, 99_999);
        call.answered(200, null, 7, false);

        assertThat(told()).allMatch(line -> line.startsWith("LISTED")).hasSizeBetween(100, 199);
        assertThat(unread(measure)).containsExactly("binance cut 1");
    }

    @Test
    void readsAVenueOfTheBotsOwn() {
        ProfileRule profile = new ProfileRule(
                null,
                List.of(new ProfileRule.Call(
                        "place",
                        "POST",
                        List.of("/orders/*/new"),
                        Map.of(
                                "symbol", List.of("path.1"),
                                "side", List.of("'buy'"),
                                "id", List.of("answer.r.id"),
                                "client_id", List.of("request.order.ref")))),
                List.of("answer.err"),
                List.of("0"),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        traffic.reread(List.of(new ExchangeRule("x", "acme", profile)));
        ReadCall call = begin("acme", "POST", "/orders/ETH-EUR/new", null);
        call.requestBody("{\"order\":{\"ref\":\"r1\"}}");
        call.responseBody("{\"err\":0,\"r\":{\"id\":\"z\"}}", 0, 99);
        call.answered(200, null, 7, false);

        assertThat(told())
                .contains(
                        "BEGIN PLACE 1 acme ETH-EUR buy null null null r1 null at 1 null OK null",
                        "END PLACE 1 acme ETH-EUR null null null null null z at 7 null OK null");
    }

    @Test
    void knowsNothingOfOtherCallsAndVenues() {
        assertThat(traffic.begin("alpaca", "GET", "/v2/account", null, 1, 2)).isNull();
        assertThat(traffic.begin("alpaca", "POST", "/v2/orders/test/x", null, 1, 2))
                .isNull();
        assertThat(traffic.begin("alpaca", null, "", null, 1, 2)).isNull();
        assertThat(traffic.begin("somewhere", "POST", "/api/v3/order", null, 1, 2))
                .isNull();
    }

    private ReadCall begin(String venue, String method, String path, @Nullable String query) {
        ReadCall call = traffic.begin(venue, method, path, query, 1, 2);
        assertThat(call).isNotNull();
        return call;
    }

    private List<String> told() {
        return told(flow);
    }

    /** What was counted as unread. */
    static List<String> unread(Measure measure) {
        List<String> unread = new ArrayList<>();
        Reading reading = measure.read();
        for (Series series : reading.series()) {
            if (series.point().key().equals("exchange.unread")) {
                unread.add(series.label(0) + " " + series.label(1) + " "
                        + reading.of(series).calls());
            }
        }
        return unread;
    }

    static List<String> told(OrderFlow flow) {
        List<String> told = new ArrayList<>();
        flow.drain(f -> told.add(String.join(
                " ",
                List.of("BEGIN", "WIRE", "END", "REPORT", "LISTED", "LIST_END", "TRADE")
                        .get(f.step),
                List.of("PLACE", "REPLACE", "CANCEL", "QUERY").get(f.kind),
                f.call + "",
                f.exchange + "",
                f.symbol + "",
                f.side + "",
                f.type + "",
                f.price + "",
                f.qty + "",
                f.clientId + "",
                f.venueId + "",
                "at",
                f.timeNanos + "",
                f.status + "",
                List.of("OK", "REFUSED", "UNKNOWN").get(f.outcome),
                f.reason + "")));
        return told;
    }
}
