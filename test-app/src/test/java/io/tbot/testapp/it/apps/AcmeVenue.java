package io.tbot.testapp.it.apps;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A venue on loopback in a format of its own, which says everything with status 200. What an order's reference begins
 * with says what becomes of it.
 */
final class AcmeVenue {
    private static final Pattern REF = Pattern.compile("\"ref\":\"([^\"]+)\"");

    private final HttpServer http;

    /** By reference, the venue's number and the state. */
    private final Map<String, String[]> orders = new LinkedHashMap<>();

    AcmeVenue() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/v9/trade", this::trade);
        http.createContext("/v9/clock", exchange -> answer(exchange, "{\"now\":" + System.currentTimeMillis() + "}"));
        http.createContext(
                "/v9/pairs", exchange -> answer(exchange, "{\"problem\":\"E-WAIT:1704067200\",\"pairs\":[]}"));
        http.setExecutor(Executors.newSingleThreadExecutor(AcmeVenue::daemon));
        http.start();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "acme");
        thread.setDaemon(true);
        return thread;
    }

    String address() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    synchronized String number(String ref) {
        return orders.get(ref)[0];
    }

    /** What its stream says of the orders that are traded; they have that state from now on. */
    synchronized List<String> reports() {
        List<String> reports = new ArrayList<>();
        orders.forEach((ref, order) -> {
            boolean full = ref.startsWith("full");
            if (full || ref.startsWith("part")) {
                order[1] = full ? "filled" : "partially_filled";
                reports.add("{\"kind\":\"exec\",\"orders\":[{\"no\":\"" + order[0]
                        + "\",\"pair\":\"ETH-EUR\",\"ref\":\"" + ref + "\",\"state\":\"" + order[1] + "\",\"done\":\""
                        + (full ? 2 : 1) + "\",\"rate\":\"10\"}]}");
            }
        });
        return reports;
    }

    /** Every order, a line each. */
    synchronized void print() {
        orders.forEach((ref, order) -> System.out.println("order " + ref + " " + order[0] + " " + order[1]));
    }

    private synchronized void trade(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestMethod().equals("DELETE")) {
            String path = exchange.getRequestURI().getPath();
            String number = path.substring(path.lastIndexOf('/') + 1);
            orders.values().stream().filter(order -> order[0].equals(number)).forEach(order -> order[1] = "cancelled");
            answer(exchange, "{\"order\":{\"no\":\"" + number + "\",\"state\":\"cancelled\"}}");
            return;
        }
        Matcher said = REF.matcher(body);
        String ref = said.find() ? said.group(1) : "";
        String fate = ref.replaceAll("-.*", "");
        boolean refused = fate.equals("poor") || fate.equals("slow");
        String number = "N" + (7001 + orders.size());
        orders.put(ref, refused ? new String[] {"-", "rejected"} : new String[] {number, "open"});
        answer(
                exchange,
                refused
                        ? "{\"problem\":\"" + (fate.equals("poor") ? "E-FUNDS" : "E-SLOW") + "\"}"
                        : "{\"order\":{\"no\":\"" + number + "\",\"ref\":\"" + ref + "\",\"state\":\"accepted\"}}");
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
