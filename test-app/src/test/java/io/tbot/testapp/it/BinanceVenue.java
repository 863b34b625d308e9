package io.tbot.testapp.it;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Map;
import java.util.TreeMap;

/**
 * A venue on loopback that speaks Binance's REST format. What an order's client id says decides what becomes of it.
 *
 * <p>Threads: the test thread; the server has its own.
 */
final class BinanceVenue implements AutoCloseable {
    private static final String ORDER = "/api/v3/order";

    /** Longer than the bot's patience. */
    private static final int TOO_LATE_MILLIS = 2500;

    private final WireMockServer server = new WireMockServer(options()
            .bindAddress("127.0.0.1")
            .dynamicPort()
            .usingFilesUnderClasspath("binance")
            .globalTemplating(true));

    BinanceVenue() {
        server.start();
        stubOrders();
        stubQuestions();
    }

    String address() {
        return "http://127.0.0.1:" + server.port();
    }

    /**
     * How many requests of each endpoint ended with which status, as {@code GET /path 200}; {@code error}: with none.
     */
    Map<String, Integer> answers() {
        Map<String, Integer> answers = new TreeMap<>();
        for (ServeEvent event : server.getAllServeEvents()) {
            String path = event.getRequest().getUrl().replaceFirst("\\?.*", "");
            String route = path.replaceFirst("^(/base/0/private)/[^/]+", "$1/{method}")
                    .replaceFirst("^(/base/.*)/\\d+$", "$1/{id}");
            answers.merge(
                    event.getRequest().getMethod().getName() + ' ' + route + ' ' + status(event), 1, Integer::sum);
        }
        return answers;
    }

    private static String status(ServeEvent event) {
        boolean late = event.getResponseDefinition().getFixedDelayMilliseconds() != null;
        boolean lost = event.getResponse().getFault() != null;
        return late || lost ? "error" : Integer.toString(event.getResponse().getStatus());
    }

    /** Errors are as Binance has them: a status of 4xx or 5xx with a code of its own. */
    private void stubOrders() {
        server.stubFor(any(urlPathEqualTo(ORDER)).atPriority(9).willReturn(file("order")));
        server.stubFor(any(urlPathEqualTo("/fapi/v1/order")).willReturn(file("order")));
        placing("poor", refusal(400, -2010, "Account has insufficient balance for requested action."));
        placing("small", refusal(400, -1013, "Filter failure: MIN_NOTIONAL"));
        placing("crooked", refusal(400, -1013, "Filter failure: PRICE_FILTER"));
        placing("broken", refusal(503, -1000, "An unknown error occurred while processing the request."));
        placing("page", aResponse().withStatus(502).withBody("<html>bad gateway</html>"));
        placing("lost", aResponse().withFault(Fault.EMPTY_RESPONSE));
        placing("silent", aResponse().withStatus(200).withFixedDelay(TOO_LATE_MILLIS));
        ResponseDefinitionBuilder often = refusal(429, -1003, "Too many requests.");
        server.stubFor(first(placed("often"), "the venue is patient again").willReturn(often));

        ResponseDefinitionBuilder nobody = refusal(400, -2011, "Unknown order sent.");
        server.stubFor(cancelled("missing").willReturn(nobody));
        server.stubFor(cancelled("broken").willReturn(refusal(503, -1000, "An unknown error occurred.")));
        String gone = "the order is cancelled";
        server.stubFor(first(cancelled("fine"), gone).willReturn(file("order")));
        server.stubFor(
                cancelled("fine").inScenario(gone).whenScenarioStateIs(gone).willReturn(nobody));
    }

    private void stubQuestions() {
        for (String asked : new String[] {"exchangeInfo", "openOrders", "myTrades", "depth", "aggTrades", "account"}) {
            server.stubFor(any(urlPathEqualTo("/api/v3/" + asked)).willReturn(file(asked)));
        }
        String ticker = "/api/v3/ticker/24hr";
        server.stubFor(get(urlPathEqualTo(ticker))
                .withQueryParam("symbol", matching(".+"))
                .willReturn(file("ticker")));
        server.stubFor(
                get(urlPathEqualTo(ticker)).withQueryParam("symbol", absent()).willReturn(file("tickers")));
        server.stubFor(get(urlPathEqualTo("/sapi/v1/asset/assetDetail")).willReturn(okJson("{}")));
        server.stubFor(any(urlPathMatching("/base/0/private/.*")).willReturn(okJson("{}")));
    }

    private void placing(String reference, ResponseDefinitionBuilder answer) {
        server.stubFor(placed(reference).willReturn(answer));
    }

    private static MappingBuilder placed(String reference) {
        return post(urlPathEqualTo(ORDER)).withFormParam("newClientOrderId", equalTo(reference));
    }

    private static MappingBuilder cancelled(String reference) {
        return delete(urlPathEqualTo(ORDER)).withQueryParam("origClientOrderId", equalTo(reference));
    }

    /** The first request of this kind, after which the venue is in this state. */
    private static MappingBuilder first(MappingBuilder request, String state) {
        return request.inScenario(state).whenScenarioStateIs(Scenario.STARTED).willSetStateTo(state);
    }

    private static ResponseDefinitionBuilder file(String name) {
        return aResponse()
                .withHeader("Content-Type", "application/json;charset=UTF-8")
                .withBodyFile(name + ".json");
    }

    private static ResponseDefinitionBuilder refusal(int status, int code, String message) {
        return okJson("{\"code\":" + code + ",\"msg\":\"" + message + "\"}").withStatus(status);
    }

    @Override
    public void close() {
        server.stop();
    }
}
