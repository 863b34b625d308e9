package io.tbot.testapp.it.apps.xchange;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A venue on loopback that speaks Binance's REST format. What an order's client id begins with decides what becomes of
 * it; every request is noted with the answer it got.
 */
final class BinanceVenue implements AutoCloseable {
    /** Stands for the time of the answer. */
    private static final String WHEN = "1700000000000";

    private static final String ORDER = "{\"symbol\":\"BTCUSDT\",\"orderId\":28,\"clientOrderId\":\"bot\","
            + "\"price\":\"100.0\",\"origQty\":\"1.0\",\"executedQty\":\"0.0\",\"cummulativeQuoteQty\":\"0.0\","
            + "\"status\":\"%s\",\"timeInForce\":\"GTC\",\"type\":\"LIMIT\",\"side\":\"BUY\",\"stopPrice\":\"0.0\","
            + "\"icebergQty\":\"0.0\",\"time\":1700000000000,\"updateTime\":1700000000000,\"isWorking\":true,"
            + "\"transactTime\":1700000000000,\"fills\":[]}";
    private static final String EXCHANGE = "{\"timezone\":\"UTC\",\"serverTime\":1700000000000,\"rateLimits\":[],"
            + "\"exchangeFilters\":[],\"symbols\":[{\"symbol\":\"BTCUSDT\",\"status\":\"TRADING\","
            + "\"baseAsset\":\"BTC\",\"baseAssetPrecision\":8,\"quoteAsset\":\"USDT\",\"quotePrecision\":8,"
            + "\"orderTypes\":[\"LIMIT\",\"MARKET\"],\"icebergAllowed\":false,\"isSpotTradingAllowed\":true,"
            + "\"filters\":[{\"filterType\":\"PRICE_FILTER\",\"minPrice\":\"0.01\",\"maxPrice\":\"1000000\","
            + "\"tickSize\":\"0.01\"},{\"filterType\":\"LOT_SIZE\",\"minQty\":\"0.00001\",\"maxQty\":\"9000\","
            + "\"stepSize\":\"0.00001\"}],\"permissions\":[\"SPOT\"]}]}";
    private static final String TICKER = "{\"symbol\":\"BTCUSDT\",\"priceChange\":\"1\",\"priceChangePercent\":\"1\","
            + "\"weightedAvgPrice\":\"100\",\"prevClosePrice\":\"99\",\"lastPrice\":\"100\",\"lastQty\":\"1\","
            + "\"bidPrice\":\"99\",\"bidQty\":\"1\",\"askPrice\":\"101\",\"askQty\":\"1\",\"openPrice\":\"99\","
            + "\"highPrice\":\"102\",\"lowPrice\":\"98\",\"volume\":\"10\",\"quoteVolume\":\"1000\","
            + "\"openTime\":1699913600000,\"closeTime\":1700000000000,\"firstId\":1,\"lastId\":2,\"count\":2}";
    private static final String DEPTH =
            "{\"lastUpdateId\":1027024,\"bids\":[[\"99.0\",\"4.0\"]],\"asks\":[[\"101.0\",\"5.0\"]]}";
    private static final String TRADES = "[{\"a\":26129,\"p\":\"100.0\",\"q\":\"4.7\",\"f\":27781,\"l\":27781,"
            + "\"T\":1700000000000,\"m\":true,\"M\":true}]";
    private static final String MY_TRADES = "[{\"symbol\":\"BTCUSDT\",\"id\":28457,\"orderId\":28,\"price\":\"100\","
            + "\"qty\":\"1\",\"commission\":\"0.1\",\"commissionAsset\":\"BNB\",\"time\":1700000000000,"
            + "\"isBuyer\":true,\"isMaker\":false,\"isBestMatch\":true}]";
    private static final String ACCOUNT = "{\"makerCommission\":15,\"takerCommission\":15,\"buyerCommission\":0,"
            + "\"sellerCommission\":0,\"canTrade\":true,\"canWithdraw\":true,\"canDeposit\":true,"
            + "\"updateTime\":1700000000000,\"balances\":[{\"asset\":\"BTC\",\"free\":\"4\",\"locked\":\"0\"}],"
            + "\"permissions\":[\"SPOT\"]}";

    private final Account truth;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);

    BinanceVenue(Account truth) throws IOException {
        this.truth = truth;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String query = exchange.getRequestURI().getQuery();
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        switch (path) {
            case "/api/v3/order" -> order(exchange, method, body + '&' + query);
            case "/api/v3/openOrders" ->
                reply(exchange, 200, "[" + String.format(ORDER, method.equals("GET") ? "NEW" : "CANCELED") + "]");
            case "/api/v3/exchangeInfo" -> reply(exchange, 200, EXCHANGE);
            case "/sapi/v1/asset/assetDetail" -> reply(exchange, 200, "{}");
            case "/api/v3/myTrades" -> reply(exchange, 200, MY_TRADES);
            case "/api/v3/ticker/24hr" ->
                reply(exchange, 200, query == null || !query.contains("symbol=") ? "[" + TICKER + "]" : TICKER);
            case "/api/v3/depth" -> reply(exchange, 200, DEPTH);
            case "/api/v3/aggTrades" -> reply(exchange, 200, TRADES);
            case "/api/v3/account" -> reply(exchange, 200, ACCOUNT);
            default -> reply(exchange, path.startsWith("/base/0/private/") ? 200 : 404, "{}");
        }
    }

    /** Answers as Binance would: errors are a status of 4xx or 5xx with a code of its own. */
    private void order(HttpExchange exchange, String method, String parameters) throws IOException {
        String fate = parameters.replaceAll("(?s).*?(?:newClientOrderId|origClientOrderId)=([a-z]+).*", "$1");
        switch (fate) {
            case "poor" -> refuse(exchange, 400, -2010, "Account has insufficient balance for requested action.");
            case "small" -> refuse(exchange, 400, -1013, "Filter failure: MIN_NOTIONAL");
            case "crooked" -> refuse(exchange, 400, -1013, "Filter failure: PRICE_FILTER");
            case "missing" -> refuse(exchange, 400, -2011, "Unknown order sent.");
            case "often" -> refuse(exchange, 429, -1003, "Too many requests.");
            case "broken" -> refuse(exchange, 503, -1000, "An unknown error occurred while processing the request.");
            case "page" -> reply(exchange, 502, "<html>bad gateway</html>");
            case "silent" -> hang(exchange);
            case "lost" -> {
                truth.request(method + " /api/v3/order", "error");
                exchange.close();
            }
            default -> reply(exchange, 200, String.format(ORDER, method.equals("DELETE") ? "CANCELED" : "NEW"));
        }
    }

    private void refuse(HttpExchange exchange, int status, int code, String message) throws IOException {
        reply(exchange, status, "{\"code\":" + code + ",\"msg\":\"" + message + "\"}");
    }

    /** Never answers: the client's patience ends first. */
    private void hang(HttpExchange exchange) {
        truth.request(exchange.getRequestMethod() + " /api/v3/order", "error");
        try {
            closed.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private void reply(HttpExchange exchange, int status, String body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String route = path.startsWith("/base/0/private/")
                ? "/base/0/private/{method}" + (path.endsWith("/7") ? "/{id}" : "")
                : path;
        truth.request(exchange.getRequestMethod() + ' ' + route, Integer.toString(status));
        byte[] bytes =
                body.replace(WHEN, Long.toString(System.currentTimeMillis())).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json;charset=UTF-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
