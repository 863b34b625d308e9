package io.tbot.testapp.it.apps;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A venue on loopback in Binance's format that writes down what it did. What an order's client id begins with says what
 * becomes of it.
 */
final class JournalVenue {
    static final String SECRET = "S3CR3Tb29f";

    private final HttpServer http;
    private final AtomicLong ids = new AtomicLong(7000);
    private final Set<String> lost = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> journal = new ConcurrentSkipListMap<>();

    private final Supplier<String> cookie;

    /** By client id, the venue's id and the state of each order. */
    private final Map<String, String> orders = new ConcurrentSkipListMap<>();

    JournalVenue() throws IOException {
        this(() -> "session=" + SECRET);
    }

    /** A venue that sends this with each answer. */
    JournalVenue(Supplier<String> cookie) throws IOException {
        this.cookie = cookie;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/api/v3/order", this::order);
        http.setExecutor(Executors.newCachedThreadPool(JournalVenue::daemon));
        http.start();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "venue");
        thread.setDaemon(true);
        return thread;
    }

    String address() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** How often the venue did what, a line each. */
    void print() {
        journal.forEach((what, count) -> System.out.println(what + " " + count));
        orders.forEach((id, order) -> System.out.println("order " + id + " " + order));
    }

    /** The order was filled, as the venue's stream says. */
    void filled(String id) {
        orders.computeIfPresent(id, (same, order) -> order.replace("open", "filled"));
    }

    private void order(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String said = exchange.getRequestURI().getRawQuery() + "&" + body;
        boolean place = exchange.getRequestMethod().equals("POST");
        String id = value(said, place ? "newClientOrderId" : "origClientOrderId");
        String what = place ? "place" : "cancel";
        if (place) {
            orders.putIfAbsent(id, id.matches("(poor|often).*") ? "- rejected" : "- unknown");
        }
        switch (id.replaceAll("[^a-z].*", "")) {
            case "poor" -> refuse(exchange, what, 400, -2010);
            case "missing" -> refuse(exchange, what, 400, -2011);
            case "often" -> refuse(exchange, what, 429, -1003);
            case "broken" -> refuse(exchange, what, 503, -1000);
            case "lost" -> {
                if (lost.add(id)) {
                    note(what + " lost"); // some clients ask again by themselves
                }
                exchange.close();
            }
            default -> {
                note(what + " done");
                String status = place ? "NEW" : "CANCELED";
                long number = ids.incrementAndGet();
                if (place) {
                    orders.put(id, number + " open");
                }
                String answer = "{\"symbol\":\"BTCUSDT\",\"orderId\":" + number + ",\"clientOrderId\":\""
                        + id + "\",\"listenKey\":\"" + SECRET + "\",\"status\":\"" + status
                        + "\",\"executedQty\":\"0.0\"}";
                answer(exchange, 200, answer);
            }
        }
    }

    private void refuse(HttpExchange exchange, String what, int status, int code) throws IOException {
        note(what + " " + status + " " + code);
        answer(exchange, status, "{\"code\":" + code + ",\"msg\":\"no, " + SECRET + "\"}");
    }

    private void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Set-Cookie", cookie.get());
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void note(String what) {
        journal.merge(what, 1, Integer::sum);
    }

    private static String value(String form, String name) {
        for (String pair : form.split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return "";
    }
}
